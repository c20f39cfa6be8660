package dev.servicehealth.report;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** The partitions of a source that share a fault, as one line. */
record SourceProblems(String state, String reason, int partitions, String first, String last) {

  private record Fault(String state, String reason) {}

  static List<SourceProblems> of(List<Source.Problem> problems) {
    return problems.stream()
        .sorted(Comparator.comparing(Source.Problem::partition))
        .collect(
            groupingBy(
                p -> new Fault(p.state(), p.reason()),
                LinkedHashMap::new,
                collectingAndThen(toList(), SourceProblems::line)))
        .values()
        .stream()
        .sorted(Comparator.comparingInt(SourceProblems::partitions).reversed())
        .toList();
  }

  private static SourceProblems line(List<Source.Problem> same) {
    Source.Problem first = same.get(0);
    return new SourceProblems(
        Words.name(first.state()),
        Words.name(first.reason()),
        same.size(),
        Words.name(first.partition()),
        Words.name(same.get(same.size() - 1).partition()));
  }
}
