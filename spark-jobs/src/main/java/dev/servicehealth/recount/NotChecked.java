package dev.servicehealth.recount;

import dev.servicehealth.catalog.Slo;
import dev.servicehealth.plan.StaleDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects what was not counted again, and why; each reason is told once with its days. */
final class NotChecked {
  private final Map<String, NavigableSet<LocalDate>> days = new TreeMap<>();

  void day(StaleDay day, String why) {
    add(day, day.source().orElseThrow(), why);
  }

  void objective(StaleDay day, Slo objective, String why) {
    add(day, objective.name() + " of " + objective.service(), why);
  }

  private void add(StaleDay day, String subject, String why) {
    days.computeIfAbsent(subject + "%s: " + why, none -> new TreeSet<>()).add(day.day());
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    days.forEach(
        (sentence, on) -> {
          String when =
              on.size() == 1
                  ? " on " + on.first()
                  : " on %,d days from %s to %s".formatted(on.size(), on.first(), on.last());
          sentences.add(sentence.replaceFirst("%s", when));
        });
    return sentences;
  }
}
