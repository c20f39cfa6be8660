package dev.servicehealth.edition;

import dev.servicehealth.report.Edition;
import dev.servicehealth.report.FigureName;
import dev.servicehealth.report.Restatement.Why;
import dev.servicehealth.report.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a figure changed, as far as two editions tell. A day that is judged by another definition
 * explains all that is said of it. Excluded minutes move minutes from state to state and no count,
 * so they explain spans whose counts stand. What was received since explains the rest.
 */
final class Cause {
  private final Edition before;
  private final Edition after;
  private final boolean received;

  /** The facts of an objective on a day that decide between causes. */
  private record Span(
      String definition, long good, long bad, long excluded, long adjustedBad, long adjustedValid) {
    private static Span of(Edition.Day day) {
      Edition.Adjusted adjusted = day.adjusted();
      return new Span(
          day.definition(),
          day.good(),
          day.bad(),
          day.minutes().excluded(),
          adjusted == null ? 0 : adjusted.bad(),
          adjusted == null ? 0 : adjusted.valid());
    }
  }

  Cause(Edition before, Edition after) {
    this.before = before;
    this.after = after;
    this.received = hasReceivedMore(before.sources(), after.sources());
  }

  Why of(String service, String slo, Optional<LocalDate> day, FigureName figure) {
    Optional<Edition.Objective> was = objective(before, service, slo);
    Optional<Edition.Objective> is = objective(after, service, slo);
    if (was.isEmpty() || is.isEmpty()) {
      return Why.DEFINITION;
    }
    Map<LocalDate, Span> then = spans(was.get(), day);
    Map<LocalDate, Span> now = spans(is.get(), day);
    if (isRedefined(then, now)) {
      return Why.DEFINITION;
    }
    boolean counted = differ(then, now, Span::good) || differ(then, now, Span::bad);
    boolean excluded = differ(then, now, Span::excluded) || (!counted && isAdjustedAnew(then, now));
    if (excluded && (!counted || figure == FigureName.EXCLUDED_MINUTES || figure.isAdjusted())) {
      return Why.EXCLUSION;
    }
    if (received || !then.keySet().equals(now.keySet())) {
      return Why.LATE_DATA;
    }
    return excluded ? Why.EXCLUSION : Why.CORRECTION;
  }

  /** An exclusion that moved within a day changes adjusted counts and no number of minutes. */
  private boolean isAdjustedAnew(Map<LocalDate, Span> then, Map<LocalDate, Span> now) {
    return before.schemaNumber() == after.schemaNumber()
        && (differ(then, now, Span::adjustedBad) || differ(then, now, Span::adjustedValid));
  }

  /** Returns whether a day that both tell of is judged by another definition. */
  private static boolean isRedefined(Map<LocalDate, Span> then, Map<LocalDate, Span> now) {
    return then.entrySet().stream()
        .filter(day -> now.containsKey(day.getKey()))
        .anyMatch(day -> !day.getValue().definition().equals(now.get(day.getKey()).definition()));
  }

  private static boolean differ(
      Map<LocalDate, Span> then, Map<LocalDate, Span> now, Function<Span, Long> figure) {
    return Stream.concat(then.keySet().stream(), now.keySet().stream())
        .anyMatch(
            day ->
                !Optional.ofNullable(then.get(day))
                    .map(figure)
                    .equals(Optional.ofNullable(now.get(day)).map(figure)));
  }

  /** The days of a figure: one, or all of the period. */
  private static Map<LocalDate, Span> spans(Edition.Objective objective, Optional<LocalDate> day) {
    return objective.days().stream()
        .filter(d -> day.isEmpty() || day.get().equals(d.day()))
        .collect(Collectors.toMap(Edition.Day::day, Span::of));
  }

  private static boolean hasReceivedMore(List<Source> then, List<Source> now) {
    Map<String, Source> known =
        then.stream().collect(Collectors.toMap(Source::source, Function.identity()));
    return now.stream()
        .anyMatch(
            source ->
                !known.containsKey(source.source()) || isMore(known.get(source.source()), source));
  }

  private static boolean isMore(Source then, Source now) {
    return now.rowsRead() > then.rowsRead()
        || now.rowsLate() > then.rowsLate()
        || now.partitionsReceived() > then.partitionsReceived();
  }

  private static Optional<Edition.Objective> objective(Edition e, String service, String slo) {
    return e.services().stream()
        .filter(s -> s.service().equals(service))
        .flatMap(s -> s.objectives().stream())
        .filter(o -> o.slo().equals(slo))
        .findFirst();
  }
}
