package dev.servicehealth.incident;

import dev.servicehealth.incident.Revision.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The incidents as they are known at a time: the newest believed revision of each, of those that
 * the record has and those that the feed adds.
 *
 * @param feed what became of the feed
 * @param known those that count, by id
 * @param refused revisions that cannot be true, oldest first
 * @param fresh revisions that the record does not have yet, oldest first
 */
public record Incidents(
    FeedState feed, List<Revision> known, List<Revision> refused, List<Revision> fresh) {

  public Incidents {
    known = List.copyOf(known);
    refused = List.copyOf(refused);
    fresh = List.copyOf(fresh);
  }

  /** Without a feed. */
  public static Incidents none() {
    return new Incidents(FeedState.none(), List.of(), List.of(), List.of());
  }

  /**
   * @param recorded revisions of the record, judged when they were recorded
   * @param read revisions of the feed, not yet judged
   */
  static Incidents of(
      FeedState feed, List<Revision> recorded, List<Revision> read, Plausibility plausibility) {
    Map<String, List<Revision>> history = new HashMap<>();
    recorded.stream()
        .sorted(Comparator.comparing(Revision::revisedAt))
        .forEach(revision -> of(history, revision).add(revision));
    List<Revision> fresh = new ArrayList<>();
    for (Revision revision :
        read.stream().sorted(Comparator.comparing(Revision::revisedAt)).toList()) {
      List<Revision> before = of(history, revision);
      Revision judged = plausibility.judge(revision, firstStart(before));
      if (!isKnown(judged, before)) {
        before.add(judged);
        fresh.add(judged);
      }
    }
    return new Incidents(
        feed,
        history.values().stream()
            .flatMap(Incidents::newest)
            .sorted(Comparator.comparing(Revision::incident))
            .toList(),
        history.values().stream()
            .flatMap(List::stream)
            .filter(revision -> revision.status() == Status.REFUSED)
            .sorted(Comparator.comparing(Revision::revisedAt).thenComparing(Revision::place))
            .toList(),
        fresh);
  }

  /**
   * Returns whether it says what was last said. A file that is written again says the same at
   * another time, and revises nothing.
   */
  private static boolean isKnown(Revision revision, List<Revision> before) {
    Stream<Revision> earlier =
        before.stream().filter(other -> !other.revisedAt().isAfter(revision.revisedAt()));
    return revision.incident().isEmpty()
        ? earlier.anyMatch(revision::saysTheSame)
        : latest(earlier).filter(revision::saysTheSame).isPresent()
            || before.stream()
                .anyMatch(
                    other ->
                        other.revisedAt().equals(revision.revisedAt())
                            && revision.saysTheSame(other));
  }

  /** The one of the latest time, and of several the last. */
  private static Optional<Revision> latest(Stream<Revision> revisions) {
    return revisions.reduce((a, b) -> a.revisedAt().isAfter(b.revisedAt()) ? a : b);
  }

  private static List<Revision> of(Map<String, List<Revision>> history, Revision revision) {
    return history.computeIfAbsent(revision.incident(), none -> new ArrayList<>());
  }

  private static Optional<Instant> firstStart(List<Revision> revisions) {
    return revisions.stream()
        .filter(revision -> revision.status() == Status.COUNTED)
        .findFirst()
        .flatMap(revision -> revision.times().started());
  }

  /** The newest that is not refused, unless it says that there is no incident. */
  private static Stream<Revision> newest(List<Revision> revisions) {
    return latest(revisions.stream().filter(each -> each.status() != Status.REFUSED))
        .filter(revision -> revision.status() == Status.COUNTED)
        .stream();
  }
}
