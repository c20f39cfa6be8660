package dev.servicehealth.report;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** The partitions of a source that share a fault, as one line. */
record Problems(String state, String reason, int partitions, String first, String last) {

  private record Fault(String state, String reason) {}

  static List<Problems> of(List<Edition.Problem> problems) {
    return problems.stream()
        .sorted(Comparator.comparing(Edition.Problem::partition))
        .collect(
            groupingBy(
                p -> new Fault(p.state(), p.reason()),
                LinkedHashMap::new,
                collectingAndThen(toList(), Problems::line)))
        .values()
        .stream()
        .sorted(Comparator.comparingInt(Problems::partitions).reversed())
        .toList();
  }

  private static Problems line(List<Edition.Problem> same) {
    Edition.Problem first = same.get(0);
    return new Problems(
        Words.name(first.state()),
        Words.name(first.reason()),
        same.size(),
        Words.name(first.partition()),
        Words.name(same.get(same.size() - 1).partition()));
  }
}
