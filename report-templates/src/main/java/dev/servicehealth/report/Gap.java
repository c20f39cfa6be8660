package dev.servicehealth.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How much of unknown services is unknown, and why, as far as telemetry tells. */
final class Gap {

  private Gap() {}

  /** At least one service. */
  static String of(List<Edition.Service> unknown) {
    Edition.Service longest =
        unknown.stream()
            .max(Comparator.comparingLong(s -> s.worstOfPeriod().minutes().noTelemetry()))
            .orElseThrow();
    List<Edition.Service> named = new ArrayList<>(unknown);
    named.remove(longest);
    named.add(0, longest);
    Edition.Minutes minutes = longest.worstOfPeriod().minutes();
    if (minutes.noTelemetry() == 0) {
      return Words.names(named) + (named.size() == 1 ? " is unknown" : " are unknown") + why(named);
    }
    String span = Words.partOf(minutes.noTelemetry(), minutes.total());
    return named.size() == 1
        ? Words.names(named) + " is unknown for " + span
        : Words.names(named) + " are unknown, " + Words.name(longest.title()) + " for " + span;
  }

  /** With telemetry of every minute, rows that could not be used leave a verdict open. */
  private static String why(List<Edition.Service> unknown) {
    boolean lackRows =
        unknown.stream()
            .map(service -> service.worstOfPeriod().result())
            .allMatch(r -> r != null && r.missing() != null && r.missing() > 0);
    if (!lackRows) {
      return "";
    }
    return " because some of "
        + (unknown.size() == 1 ? "its" : "their")
        + " rows could not be used";
  }
}
