package dev.servicehealth.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The failing share of an incident over its time, in steps from zero to its peak. A stretch without
 * events has no step.
 *
 * @param id unique on the page
 * @param labels start, end and peak
 */
record Strip(String id, String title, String description, List<Step> steps, List<Label> labels) {

  static final int WIDTH = 538;
  static final int TOP = 20;
  static final int HEIGHT = 60;
  static final int BOTTOM = TOP + HEIGHT;

  /** A step of the drawing. */
  record Step(int x, int width, int height) {
    int y() {
      return BOTTOM - height;
    }
  }

  /** Of the objective that an incident hurt most; empty before schema 4, and without events. */
  static Optional<Strip> of(Happenings.Incident incident, Told told) {
    return incident
        .worst()
        .filter(impact -> impact.series() != null && impact.series().steps().size() > 1)
        .map(impact -> of(incident, impact, told));
  }

  private static Strip of(Happenings.Incident incident, Happenings.Impact impact, Told told) {
    Happenings.Series series = impact.series();
    List<Happenings.Step> all = series.steps();
    Happenings.Step peak = all.stream().max(Happenings.Step.BY_SHARE).orElseThrow();
    Instant first = all.get(0).startsAt();
    Instant end = all.get(all.size() - 1).startsAt().plus(Duration.ofMinutes(series.stepMinutes()));
    long span = Duration.between(first, end).toMinutes();
    Scale scale = new Scale(peak.share(), HEIGHT);
    List<Step> steps = new ArrayList<>();
    for (Happenings.Step step : all) {
      int x = x(Duration.between(first, step.startsAt()).toMinutes(), span);
      int next =
          x(Duration.between(first, step.startsAt()).toMinutes() + series.stepMinutes(), span);
      steps.add(new Step(x, Math.max(1, next - x), scale.of(step.share())));
    }
    String peakShare = Words.share(peak.bad(), peak.valid());
    String name = told.naming(impact.service(), impact.slo());
    return new Strip(
        "strip-" + FileName.of(incident.id()),
        "%s: share of bad events during %s".formatted(name, Words.name(incident.id())),
        "At most %s, at %s.".formatted(peakShare, told.moment(peak.startsAt())),
        List.copyOf(steps),
        List.of(
            new Label(0, BOTTOM + 14, "start", told.moment(first), false),
            new Label(WIDTH, BOTTOM + 14, "end", told.moment(end), false),
            new Label(
                0,
                TOP - 7,
                "start",
                "%s, in steps of %s: at most %s bad"
                    .formatted(name, Words.duration(series.stepMinutes()), peakShare),
                true)));
  }

  private static int x(long minutes, long span) {
    return BigDecimal.valueOf(minutes)
        .multiply(BigDecimal.valueOf(WIDTH))
        .divideToIntegralValue(BigDecimal.valueOf(span))
        .intValueExact();
  }
}
