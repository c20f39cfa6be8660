package dev.servicehealth.engine;

import dev.servicehealth.Failure;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.plan.LostSource;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.plan.RecordedDays;
import dev.servicehealth.run.Recorded;
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

  /**
   * Computes the days of a range that are not as recorded.
   *
   * @return empty when nothing changed
   * @throws Failure when nothing can be recorded
   */
  public Optional<Recorded> launch(DayRange range, RunRequest request) {
    return launch(range, request, engine::plan);
  }

  /** Runs every day whose raw telemetry is there, also where it is as recorded. */
  public Optional<Recorded> launchAgain(DayRange range, RunRequest request) {
    return launch(range, request, engine::planAgain);
  }

  private Optional<Recorded> launch(
      DayRange range, RunRequest request, BiFunction<DayRange, RecordedDays, Plan> planner) {
    while (true) {
      Optional<String> newest = engine.log().newest();
      RecordedDays fingerprints = engine.log().fingerprints();
      Plan plan = planner.apply(range, fingerprints);
      if (plan.isEmpty()) {
        LostSource.mustBeNone(plan.lost());
        return Optional.empty();
      }
      Optional<Recorded> launched =
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
  private Optional<Recorded> execute(Plan plan, RunRequest request, Optional<String> newest) {
    return newest.equals(engine.log().newest())
        ? Optional.of(engine.execute(plan, request))
        : Optional.empty();
  }
}
