package dev.servicehealth.engine;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.plan.RecordedDays;
import dev.servicehealth.record.Run;
import dev.servicehealth.run.RunRequest;
import java.util.Optional;
import java.util.function.BiFunction;

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
    return launch(range, request, engine::plan);
  }

  /** The same for every day whose raw telemetry is there, also where it is as recorded. */
  public Optional<Launched> launchAgain(DayRange range, RunRequest request) {
    return launch(range, request, engine::planAgain);
  }

  private Optional<Launched> launch(
      DayRange range, RunRequest request, BiFunction<DayRange, RecordedDays, Plan> planner) {
    while (true) {
      Optional<String> newest = engine.log().newest();
      RecordedDays fingerprints = engine.log().fingerprints();
      Plan plan = planner.apply(range, fingerprints);
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
