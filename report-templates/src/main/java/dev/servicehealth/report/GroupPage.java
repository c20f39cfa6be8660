package dev.servicehealth.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The services of one owner, tier or line of business: a headline of their own and their rows of
 * the scorecard.
 *
 * @param kind Owner, Tier or Line of business
 * @param file its address, from the folder of the edition
 */
record GroupPage(
    Edition edition,
    String recordId,
    String kind,
    String name,
    String file,
    String headline,
    Scorecard scorecard) {

  /** Every group of an edition; a service without a label is in no group of that kind. */
  static List<GroupPage> all(Edition edition, String recordId) {
    List<GroupPage> pages = new ArrayList<>();
    pages.addAll(of(edition, recordId, "Owner", "owner", Edition.Service::ownerName));
    pages.addAll(
        of(edition, recordId, "Tier", "tier", s -> Optional.of(Integer.toString(s.tier()))));
    pages.addAll(of(edition, recordId, "Line of business", "line", Edition.Service::lineName));
    return List.copyOf(pages);
  }

  private static List<GroupPage> of(
      Edition edition,
      String recordId,
      String kind,
      String folder,
      Function<Edition.Service, Optional<String>> label) {
    TreeMap<String, List<Edition.Service>> groups =
        edition.services().stream()
            .filter(service -> label.apply(service).isPresent())
            .collect(
                Collectors.groupingBy(
                    service -> label.apply(service).orElseThrow(),
                    TreeMap::new,
                    Collectors.toList()));
    return groups.entrySet().stream()
        .sorted(Comparator.comparing(group -> group.getKey()))
        .map(
            group ->
                new GroupPage(
                    edition,
                    recordId,
                    kind,
                    Words.name(group.getKey()),
                    "groups/" + folder + "-" + FileName.of(group.getKey()) + ".html",
                    new Headline(edition.period().kind(), group.getValue(), Optional.empty())
                        .text(),
                    Scorecard.of(edition, group.getValue()).from("../")))
        .toList();
  }

  String period() {
    return Dates.period(edition.period());
  }
}
