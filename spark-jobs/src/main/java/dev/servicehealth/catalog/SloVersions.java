package dev.servicehealth.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the versions of SLOs, of which each day has at most one, and none between two. */
final class SloVersions {
  private static final Comparator<Slo> BY_NAME_AND_DAY =
      Comparator.comparing(Slo::name)
          .thenComparing(slo -> slo.effectiveFrom().orElse(LocalDate.MIN));

  private final Map<String, List<SloVersion>> versions = new TreeMap<>();

  void add(SloVersion version) {
    List<SloVersion> others = versions.computeIfAbsent(version.name(), name -> new ArrayList<>());
    others.stream()
        .findFirst()
        .filter(other -> !other.service().equals(version.service()))
        .filter(other -> !other.service().isEmpty() && !version.service().isEmpty())
        .ifPresent(other -> reportServices(version, other));
    others.stream()
        .filter(other -> other.from().equals(version.from()))
        .findFirst()
        .ifPresent(other -> reportDays(version, other));
    others.add(version);
  }

  /** All objectives, sorted by name and day. */
  List<Slo> sorted() {
    versions.values().forEach(SloVersions::checkSpans);
    return versions.values().stream()
        .flatMap(List::stream)
        .flatMap(version -> version.objectives().stream())
        .sorted(BY_NAME_AND_DAY)
        .toList();
  }

  private static void reportServices(SloVersion version, SloVersion other) {
    version
        .where()
        .problem(
            "The SLO %s judges %s, and its version at %s judges %s; versions keep their service"
                .formatted(version.name(), version.service(), other.place(), other.service()));
  }

  private static void reportDays(SloVersion version, SloVersion other) {
    String day = version.from().map(from -> "from " + from).orElse("since ever");
    version
        .where()
        .problem(
            "The SLO %s has two versions in effect %s, the other at %s; give one a different %s"
                .formatted(version.name(), day, other.place(), Kind.EFFECTIVE_FROM));
  }

  private static void checkSpans(List<SloVersion> versions) {
    List<SloVersion> ordered =
        versions.stream()
            .sorted(Comparator.comparing(version -> version.from().orElse(LocalDate.MIN)))
            .toList();
    for (int i = 0; i < ordered.size(); i++) {
      SloVersion version = ordered.get(i);
      if (endsBeforeItStarts(version)) {
        version
            .where()
            .problem(
                "The SLO %s is in effect from %s until %s, which is before; correct one of them"
                    .formatted(
                        version.name(),
                        version.from().orElseThrow(),
                        version.until().orElseThrow()));
      } else if (i + 1 < ordered.size() && version.until().isPresent()) {
        checkNext(version, version.until().get(), ordered.get(i + 1));
      }
    }
  }

  private static boolean endsBeforeItStarts(SloVersion version) {
    return version.from().isPresent()
        && version.until().map(until -> until.isBefore(version.from().get())).orElse(false);
  }

  /** Two versions of one day have been reported already. */
  private static void checkNext(SloVersion version, LocalDate until, SloVersion next) {
    if (next.from().equals(version.from())) {
      return;
    }

    LocalDate starts = next.from().orElseThrow();
    if (!until.isBefore(starts)) {
      version
          .where()
          .problem(
              "The SLO %s is in effect until %s, and its version at %s from %s on, which overlap; %s"
                  .formatted(
                      version.name(),
                      until,
                      next.place(),
                      starts,
                      "remove " + Kind.EFFECTIVE_UNTIL));
    } else if (until.plusDays(1).isBefore(starts)) {
      next.where()
          .problem(
              "The SLO %s has a gap from %s to %s, after its version at %s; %s"
                  .formatted(
                      next.name(),
                      until.plusDays(1),
                      starts.minusDays(1),
                      version.place(),
                      "let it start earlier, or the other end later"));
    }
  }
}
