package dev.servicehealth.sample;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * One partition of a feed.
 *
 * @param startHour hours since 1970
 * @param missing whether the story lost it
 * @param files the content of each of its files
 */
record Partition(
    String service,
    Fleet.Feed feed,
    long startHour,
    int hours,
    boolean missing,
    List<List<Slice>> files)
    implements Serializable {

  /** 2026-08-17 or 2026-08-17T10, in UTC. */
  String name() {
    return format(feed.by() == Fleet.Span.DAY ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH");
  }

  /** Below the feed's folder. */
  String path() {
    return feed.layout()
        .replace("{date}", format("yyyy-MM-dd"))
        .replace("{year}", format("yyyy"))
        .replace("{month}", format("MM"))
        .replace("{day}", format("dd"))
        .replace("{hour}", format("HH"));
  }

  Instant start() {
    return Instant.ofEpochSecond(startHour * 3600);
  }

  /** Returns whether a request is in this partition rather than in the one of its arrival. */
  boolean holds(Request request) {
    long hour = Math.floorDiv(request.arrival, Slice.MICROS);
    return hour >= startHour && hour < startHour + hours;
  }

  boolean isLate(Request request) {
    Instant oldest = start().minus(Duration.ofDays(feed.latenessDays()));
    return request.time < oldest.getEpochSecond() * 1_000_000;
  }

  private String format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(start());
  }
}
