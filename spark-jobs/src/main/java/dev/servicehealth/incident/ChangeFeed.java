package dev.servicehealth.incident;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads the feed of changes. They decide no figure: a row that cannot be read is left out. */
public final class ChangeFeed {
  private final Optional<Feed> feed;
  private final Set<String> known;

  /**
   * @param known the services of the catalog
   */
  public ChangeFeed(Optional<Feed> feed, Set<String> known) {
    this.feed = feed;
    this.known = known;
  }

  /**
   * The changes, oldest first; none where no feed is there.
   *
   * @param problems told, a line each, of rows and files that cannot be read
   */
  public List<Change> read(Consumer<String> problems) {
    if (feed.isEmpty()) {
      return List.of();
    }
    try {
      FeedFiles files = FeedFiles.read(feed.get().path(), feed.get().mapping().rows());
      files.unreadable().forEach(each -> problems.accept(each.place() + " " + each.why()));
      return files.rows().stream()
          .filter(row -> !feed.get().mapping().drops(row))
          .flatMap(row -> change(row, problems).stream())
          .sorted(Comparator.comparing(Change::at).thenComparing(Change::title))
          .toList();
    } catch (IOException e) {
      problems.accept("%s cannot be read: %s".formatted(feed.get().path(), e));
      return List.of();
    }
  }

  private Optional<Change> change(FeedRow row, Consumer<String> problems) {
    Mapping mapping = feed.orElseThrow().mapping();
    Optional<String> at = row.text(mapping.paths("at"));
    Optional<String> title = row.text(mapping.paths("title"));
    if (at.isEmpty() || title.isEmpty()) {
      problems.accept(
          "%s: a change needs %s and %s"
              .formatted(row.place(), mapping.told("at"), mapping.told("title")));
      return Optional.empty();
    }
    try {
      Instant moment = FeedTime.read(at.get(), mapping.timeZone());
      return Optional.of(
          new Change(
              moment,
              services(row, problems),
              title.get(),
              row.text(mapping.paths("kind")),
              row.text(mapping.paths("link"))));
    } catch (DateTimeException e) {
      problems.accept(
          "%s: %s is not a time with an offset: \"%s\""
              .formatted(row.place(), mapping.told("at"), at.get()));
      return Optional.empty();
    }
  }

  private List<String> services(FeedRow row, Consumer<String> problems) {
    Mapping mapping = feed.orElseThrow().mapping();
    Set<String> found = new TreeSet<>();
    for (String name : row.texts(mapping.paths("services"))) {
      String service = mapping.services().getOrDefault(name, name);
      if (known.contains(service)) {
        found.add(service);
      } else {
        problems.accept("%s: there is no service \"%s\"".formatted(row.place(), service));
      }
    }
    return List.copyOf(found);
  }
}
