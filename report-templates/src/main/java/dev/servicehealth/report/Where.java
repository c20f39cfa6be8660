package dev.servicehealth.report;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where something hit, in a sentence: of each dimension the values with most bad requests. Places
 * are counted by whole hours, which the sentence says.
 */
final class Where {
  private static final int VALUES = 3;

  private Where() {}

  /**
   * Empty without places.
   *
   * @param places the worst of each dimension first
   */
  static Optional<String> of(List<Happenings.Place> places) {
    String listed =
        places.stream()
            .collect(
                Collectors.groupingBy(
                    Happenings.Place::dimension,
                    TreeMap::new,
                    Collectors.mapping(place -> Words.name(place.value()), Collectors.toList())))
            .entrySet()
            .stream()
            .map(
                each ->
                    Words.name(each.getKey())
                        + " "
                        + each.getValue().stream().limit(VALUES).collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; "));
    return listed.isEmpty()
        ? Optional.empty()
        : Optional.of("Bad requests of its hours, the most first: " + listed + ".");
  }
}
