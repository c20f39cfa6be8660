package dev.servicehealth.engine;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.plan.RecordedDays;
import dev.servicehealth.record.Recording;
import dev.servicehealth.record.Run;
import java.util.Optional;

/** Plans, holds the days, and records them. */
public final class Recorder {
  private final Engine engine;

  public Recorder(Engine engine) {
    this.engine = engine;
  }

  /** What was planned, and the run that carried it out. */
  public record Recorded(Plan plan, Run run) {}

  /**
   * Computes the days of a range that are not as recorded.
   *
   * @return empty when nothing changed
   */
  public Optional<Recorded> record(DayRange range, Recording.Request request) {
    engine.warehouse().readNewest();
    while (true) {
      Optional<String> newest = engine.log().newest();
      RecordedDays fingerprints = engine.log().fingerprints();
      Plan plan = engine.plan(range, fingerprints);
      if (plan.isEmpty()) {
        return Optional.empty();
      }
      engine.mustBeInPlace(plan, fingerprints);
      Optional<Recorded> recorded =
          engine
              .warehouse()
              .locks()
              .holding(
                  DayRange.covering(plan.days()),
                  request.kind() + " " + range,
                  () -> record(plan, request, newest));
      if (recorded.isPresent()) {
        return recorded;
      }
    }
  }

  /** Empty when a run was published since the plan was made: it may have computed these days. */
  private Optional<Recorded> record(Plan plan, Recording.Request request, Optional<String> newest) {
    return newest.equals(engine.log().newest())
        ? Optional.of(new Recorded(plan, engine.record(plan, request)))
        : Optional.empty();
  }
}
