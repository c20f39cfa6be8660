package dev.servicehealth.incident;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.servicehealth.incident.Revision.Status;
import dev.servicehealth.incident.Revision.Story;
import dev.servicehealth.incident.Revision.Times;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a row as a revision. What is wrong with the row is kept with it, so that it is listed and
 * not lost.
 */
final class RevisionReader {
  private static final String UNATTRIBUTED = "unattributed";
  static final int LOWEST_SEVERITY = 5;

  /** Several services in one column. */
  private static final Splitter LIST =
      Splitter.on(CharMatcher.anyOf(",;|")).trimResults().omitEmptyStrings();

  private static final Set<String> YES = Set.of("true", "yes", "y", "1", "final", "done");

  private final Mapping mapping;
  private final Set<String> known;
  private final Instant fallback;

  /**
   * @param known the services of the catalog
   * @param fallback when a row was revised that does not say so: when its file was written
   */
  RevisionReader(Mapping mapping, Set<String> known, Instant fallback) {
    this.mapping = mapping;
    this.known = known;
    this.fallback = fallback;
  }

  Revision read(FeedRow row) {
    return new Reading(row).revision();
  }

  /** One row, with what was found wrong so far. */
  private final class Reading {
    private final FeedRow row;
    private final List<String> problems = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    Reading(FeedRow row) {
      this.row = row;
    }

    Revision revision() {
      String incident = text("id").orElse("");
      if (incident.isEmpty()) {
        problems.add(mapping.told("id") + " is missing; without it no revision can follow");
      }
      if (incident.equals(UNATTRIBUTED)) {
        problems.add(
            "an incident cannot be called unattributed: reports use the word for harm outside incidents; rename it");
      }
      boolean isDropped = mapping.drops(row);
      Times times = times();
      List<String> services = services();
      int severity = severity();
      Instant revisedAt = time("revised_at").orElse(fallback);
      if (times.started().isEmpty() && problems.isEmpty()) {
        problems.add(mapping.told("started") + " is missing; an incident needs its start");
      }
      return new Revision(
          incident,
          revisedAt,
          isDropped ? Status.DROPPED : problems.isEmpty() ? Status.COUNTED : Status.REFUSED,
          said(isDropped),
          severity,
          services,
          times,
          story(),
          row.place());
    }

    private Optional<String> said(boolean isDropped) {
      if (isDropped) {
        return Optional.empty();
      }
      List<String> all = problems.isEmpty() ? doubts : problems;
      return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
    }

    private Optional<String> text(String field) {
      return row.text(mapping.paths(field));
    }

    private Times times() {
      Optional<Instant> started = time("started");
      return new Times(
          started,
          after("detected", started),
          after("acknowledged", started),
          after("mitigated", started),
          after("resolved", started));
    }

    /** A time, or as many seconds after the start as a path with a plus before it says. */
    private Optional<Instant> after(String field, Optional<Instant> started) {
      Optional<String> seconds =
          mapping.paths(field).stream()
              .filter(path -> path.startsWith("+"))
              .flatMap(path -> row.text(List.of(path.substring(1))).stream())
              .findFirst();
      if (seconds.isEmpty() || started.isEmpty()) {
        return time(field);
      }
      try {
        return Optional.of(started.get().plusSeconds(new BigDecimal(seconds.get()).longValue()));
      } catch (NumberFormatException | DateTimeException e) {
        problems.add(
            "%s is not a number of seconds: \"%s\"".formatted(mapping.told(field), seconds.get()));
        return Optional.empty();
      }
    }

    private Optional<Instant> time(String field) {
      Optional<String> written = text(field);
      try {
        return written.map(text -> FeedTime.read(text, mapping.timeZone()));
      } catch (DateTimeException e) {
        problems.add(
            mapping.timeZone().isEmpty() && !written.get().matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                ? "%s does not say its offset from UTC: \"%s\"; name timeZone"
                    .formatted(mapping.told(field), written.get())
                : "%s is not a time: \"%s\"".formatted(mapping.told(field), written.get()));
        return Optional.empty();
      }
    }

    private List<String> services() {
      Set<String> found = new TreeSet<>();
      Set<String> unknown = new TreeSet<>();
      for (String written : row.texts(mapping.paths("services"))) {
        for (String name : isKnown(written) ? List.of(written) : LIST.splitToList(written)) {
          (isKnown(name) ? found : unknown).add(service(name));
        }
      }
      if (found.isEmpty()) {
        problems.add(
            unknown.isEmpty()
                ? mapping.told("services") + " names no service"
                : "%s names no service of the catalog: %s; add it to the catalog or to services"
                    .formatted(mapping.told("services"), String.join(", ", unknown)));
      } else if (!unknown.isEmpty()) {
        doubts.add("unknown service left out: " + String.join(", ", unknown));
      }
      return List.copyOf(found);
    }

    private boolean isKnown(String name) {
      return known.contains(service(name));
    }

    private String service(String name) {
      return mapping.services().getOrDefault(name, name);
    }

    private int severity() {
      Optional<String> word = text("severity").map(text -> text.toLowerCase(Locale.ROOT));
      Optional<Integer> rank = word.map(mapping.severities()::get);
      if (rank.isEmpty()) {
        doubts.add(
            word.map(text -> "severity \"%s\" is not in severities; taken as 5".formatted(text))
                .orElse(mapping.told("severity") + " is missing; taken as 5"));
      }
      return rank.orElse(LOWEST_SEVERITY);
    }

    private Story story() {
      return new Story(
          text("title").orElse("Incident " + text("id").orElse("without an id")),
          text("severity").orElse(""),
          text("cause"),
          text("class"),
          text("owner"),
          text("next_step"),
          due(),
          isYes("done"),
          text("link"),
          isYes("final"));
    }

    private boolean isYes(String field) {
      return text(field).map(text -> YES.contains(text.toLowerCase(Locale.ROOT))).orElse(false);
    }

    private Optional<LocalDate> due() {
      Optional<String> written = text("due");
      try {
        return written.map(text -> LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
      } catch (DateTimeException e) {
        doubts.add("%s is not a date: \"%s\"".formatted(mapping.told("due"), written.get()));
        return Optional.empty();
      }
    }
  }

  /**
   * The paths of a field that no incident of a feed has; empty where one has it, or none is there.
   */
  static Optional<String> absent(Mapping mapping, String field, List<FeedRow> rows) {
    List<FeedRow> incidents = rows.stream().filter(row -> !mapping.drops(row)).toList();
    boolean isAbsent =
        !incidents.isEmpty()
            && incidents.stream().allMatch(row -> row.text(mapping.paths(field)).isEmpty());
    return isAbsent ? Optional.of(mapping.told(field)) : Optional.empty();
  }
}
