package dev.servicehealth.recount;

import dev.servicehealth.catalog.Slo;
import dev.servicehealth.plan.StaleDay;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects what was not counted again, and why; each reason is told once with its days. */
final class NotChecked {
  private final Map<Reason, NavigableSet<LocalDate>> days =
      new TreeMap<>(Comparator.comparing(Reason::subject).thenComparing(Reason::why));

  private record Reason(String subject, String why) {}

  void day(StaleDay day, String why) {
    add(day.source().orElseThrow(), day.day(), why);
  }

  void objective(StaleDay day, Slo objective, String why) {
    add(objective.name(), day.day(), why);
  }

  void add(String subject, LocalDate day, String why) {
    days.computeIfAbsent(new Reason(subject, why), none -> new TreeSet<>()).add(day);
  }

  List<String> sentences() {
    return days.entrySet().stream()
        .map(
            each ->
                "%s%s: %s"
                    .formatted(each.getKey().subject(), on(each.getValue()), each.getKey().why()))
        .toList();
  }

  private static String on(NavigableSet<LocalDate> days) {
    return days.size() == 1
        ? " on " + days.first()
        : " on %,d days from %s to %s".formatted(days.size(), days.first(), days.last());
  }
}
