package dev.servicehealth.engine;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.plan.RecordedDays;
import dev.servicehealth.record.Run;
import dev.servicehealth.run.RunRequest;
import java.util.Optional;

/**
 * Plans the days of a range, locks them, and carries the plan out. It plans before it locks, since
 * only the plan says which days to lock, and plans again when another run was published meanwhile.
 */
public final class RunLauncher {
  private final Engine engine;

  public RunLauncher(Engine engine) {
    this.engine = engine;
  }

  /** A plan, and the run that carried it out. */
  public record Launched(Plan plan, Run run) {}

  /**
   * Computes the days of a range that are not as recorded.
   *
   * @return empty when nothing changed
   */
  public Optional<Launched> launch(DayRange range, RunRequest request) {
    while (true) {
      Optional<String> newest = engine.log().newest();
      RecordedDays fingerprints = engine.log().fingerprints();
      Plan plan = engine.plan(range, fingerprints);
      if (plan.isEmpty()) {
        return Optional.empty();
      }
      engine.mustBeInPlace(plan, fingerprints);
      Optional<Launched> launched =
          engine
              .warehouse()
              .locks()
              .holding(
                  DayRange.covering(plan.days()),
                  request.kind() + " " + range,
                  () -> execute(plan, request, newest));
      if (launched.isPresent()) {
        return launched;
      }
    }
  }

  /** Empty when a run was published since the plan was made: it may have computed these days. */
  private Optional<Launched> execute(Plan plan, RunRequest request, Optional<String> newest) {
    return newest.equals(engine.log().newest())
        ? Optional.of(new Launched(plan, engine.execute(plan, request)))
        : Optional.empty();
  }
}
