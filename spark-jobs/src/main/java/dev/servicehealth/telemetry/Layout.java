package dev.servicehealth.telemetry;

import com.google.common.base.Splitter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Where the partitions of a data source lie below its path.
 *
 * @param pattern with {@code {date}}, {@code {year}}, {@code {month}}, {@code {day}}, {@code
 *     {hour}}
 */
record Layout(String pattern) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");

  /** The folder of the partition that starts then. */
  String folder(Instant starts) {
    ZonedDateTime time = starts.atZone(ZoneOffset.UTC);
    return pattern
        .replace("{date}", DATE.format(time))
        .replace("{year}", "%04d".formatted(time.getYear()))
        .replace("{month}", "%02d".formatted(time.getMonthValue()))
        .replace("{day}", "%02d".formatted(time.getDayOfMonth()))
        .replace("{hour}", "%02d".formatted(time.getHour()));
  }

  /** The name of the column that holds the date, where the layout is {@code column={date}/…}. */
  Optional<String> dateColumn() {
    for (String segment : Splitter.on("/").split(pattern)) {
      if (segment.endsWith("={date}")) {
        return Optional.of(segment.substring(0, segment.indexOf('=')));
      }
    }
    return Optional.empty();
  }
}
