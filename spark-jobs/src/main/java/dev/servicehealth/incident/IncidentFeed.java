package dev.servicehealth.incident;

import dev.servicehealth.incident.Revision.Status;
import dev.servicehealth.incident.Revision.Story;
import dev.servicehealth.incident.Revision.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the feed of incidents, and puts it beside the revisions that the record has. */
public final class IncidentFeed {
  private static final List<String> REQUIRED = List.of("id", "started", "services");

  private final Optional<Feed> feed;
  private final Set<String> services;

  /**
   * @param feed empty where none is configured
   * @param services names of the catalog's
   */
  public IncidentFeed(Optional<Feed> feed, Set<String> services) {
    this.feed = feed;
    this.services = services;
  }

  /**
   * The incidents as they are known now. A feed that cannot be read costs what it would have added;
   * what the record has of it still counts.
   *
   * @param recorded every revision of the record
   */
  public Incidents read(List<Revision> recorded, Instant now) {
    Plausibility plausibility = new Plausibility(now);
    if (feed.isEmpty()) {
      return Incidents.of(FeedState.none(), recorded, List.of(), plausibility);
    }
    try {
      return read(feed.get(), recorded, now, plausibility);
    } catch (IOException | RuntimeException e) {
      return Incidents.of(
          FeedState.unreadable("%s cannot be read: %s".formatted(feed.get().path(), e)),
          recorded,
          List.of(),
          plausibility);
    }
  }

  private Incidents read(
      Feed source, List<Revision> recorded, Instant now, Plausibility plausibility)
      throws IOException {
    if (!FeedFiles.areThere(source.path())) {
      return Incidents.of(FeedState.notReceived(), recorded, List.of(), plausibility);
    }
    Mapping mapping = source.mapping();
    FeedFiles files = FeedFiles.read(source.path(), mapping.rows());
    for (String field : REQUIRED) {
      Optional<String> absent = RevisionReader.absent(mapping, field, files.rows());
      if (absent.isPresent()) {
        return Incidents.of(
            FeedState.unreadable(
                "%s: no row has %s, as %s says; correct incidents.mapping.%s or the preset"
                    .formatted(source.path(), absent.get(), mapping.name(), field)),
            recorded,
            List.of(),
            plausibility);
      }
    }
    Instant modified = Files.getLastModifiedTime(source.path()).toInstant();
    Instant written = modified.isAfter(now) ? now : modified;
    RevisionReader reader = new RevisionReader(mapping, services, written);
    List<Revision> revisions = new ArrayList<>();
    files.rows().stream()
        .map(reader::read)
        .filter(revision -> !revision.revisedAt().isAfter(now))
        .forEach(revisions::add);
    files.unreadable().forEach(each -> revisions.add(refused(each, written)));
    return Incidents.of(FeedState.received(), recorded, revisions, plausibility);
  }

  private static Revision refused(FeedFiles.Unreadable row, Instant written) {
    return new Revision(
        "",
        written,
        Status.REFUSED,
        Optional.of(row.why()),
        RevisionReader.LOWEST_SEVERITY,
        List.of(),
        Times.of(Optional.empty(), Optional.empty()),
        Story.titled(row.place()),
        row.place());
  }
}
