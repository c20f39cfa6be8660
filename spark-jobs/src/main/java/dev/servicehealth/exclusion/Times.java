package dev.servicehealth.exclusion;

import dev.servicehealth.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads times. YAML has its own idea of them, so they are read as written. */
final class Times {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** The end of every recurrence. */
  static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  static final int LAST_YEAR = 2099;

  private Times() {}

  /** A moment. */
  static Optional<Instant> moment(YamlNode node) {
    String written = node.asWritten().orElse("");
    try {
      return inRange(node, OffsetDateTime.parse(written).toInstant());
    } catch (DateTimeException e) {
      node.problem(
          isLocal(written)
              ? "%s must say its offset from UTC, as in %sZ or %s+02:00, and is \"%s\""
                  .formatted(node.name(), written, written, written)
              : "%s must be a time with its offset from UTC, such as 2026-07-15T02:00:00Z, and is %s"
                  .formatted(node.name(), node.shown()));
      return Optional.empty();
    }
  }

  /** A moment at which a minute starts. */
  static Optional<Instant> minute(YamlNode node) {
    return moment(node)
        .filter(moment -> isWholeMinute(node, moment.getEpochSecond(), moment.getNano()));
  }

  /** A time on the wall clock at which a minute starts. */
  static Optional<LocalDateTime> localMinute(YamlNode node) {
    String written = node.asWritten().orElse("");
    try {
      LocalDateTime local = LocalDateTime.parse(written);
      return inRange(node, local.toInstant(ZoneOffset.UTC))
          .filter(moment -> isWholeMinute(node, local.getSecond(), local.getNano()))
          .map(moment -> local);
    } catch (DateTimeException e) {
      node.problem(
          "%s must be a time on the wall clock, without an offset, such as 2026-01-04T02:00, and is"
                  .formatted(node.name())
              + " "
              + node.shown());
      return Optional.empty();
    }
  }

  private static boolean isLocal(String written) {
    try {
      LocalDateTime.parse(written);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isWholeMinute(YamlNode node, long seconds, int nanos) {
    boolean whole = seconds % 60 == 0 && nanos == 0;
    if (!whole) {
      node.problem(
          "%s must be a whole minute, because exclusions are applied by the minute, and is %s"
              .formatted(node.name(), node.shown()));
    }
    return whole;
  }

  private static Optional<Instant> inRange(YamlNode node, Instant moment) {
    if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
      node.problem(
          "%s must lie between the years 2000 and 2100, and is %s"
              .formatted(node.name(), node.shown()));
      return Optional.empty();
    }
    return Optional.of(moment);
  }
}
