package dev.servicehealth.catalog;

import dev.servicehealth.catalog.Window.Unit;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks the calendar of a calendar-aligned window: windows start when the periods of the reporting
 * calendar do.
 */
final class CalendarReader {
  private final ZoneId reportingZone;

  CalendarReader(ZoneId reportingZone) {
    this.reportingZone = reportingZone;
  }

  void check(YamlNode node, Optional<Unit> period) {
    Optional<YamlMapping> calendar = node.mapping(List.of("startTime", "timeZone"));
    calendar.flatMap(keys -> keys.required("timeZone")).ifPresent(this::checkZone);
    calendar
        .flatMap(keys -> keys.required("startTime"))
        .ifPresent(start -> checkStart(start, period));
  }

  private void checkZone(YamlNode node) {
    String zone = node.text().orElse(reportingZone.getId());
    if (!zone.equals(reportingZone.getId())) {
      node.problem(
          "%s must be the reporting calendar's %s, and is %s"
              .formatted(node.name(), reportingZone.getId(), zone));
    }
  }

  private static void checkStart(YamlNode node, Optional<Unit> period) {
    String written = node.asWritten().orElse("").replace('T', ' ');
    try {
      LocalDateTime start =
          written.length() == "2026-01-01".length()
              ? LocalDate.parse(written).atStartOfDay()
              : LocalDateTime.parse(written, DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"));
      if (CalendarDay.read(start.toLocalDate().toString()).isEmpty()) {
        node.problem("%s must be %s, and is %s".formatted(node.name(), CalendarDay.SPAN, written));
      } else if (period.isPresent() && !startsPeriod(start, period.get())) {
        node.problem(
            "%s must be the first moment of a calendar %s, and is %s"
                .formatted(node.name(), period.get().name().toLowerCase(Locale.ROOT), written));
      }
    } catch (DateTimeParseException e) {
      node.problem(
          node.name() + " must be a time such as 2026-01-01 00:00:00, and is \"" + written + "\"");
    }
  }

  private static boolean startsPeriod(LocalDateTime start, Unit period) {
    boolean first =
        switch (period) {
          case DAY -> true;
          case WEEK -> start.getDayOfWeek().getValue() == 1;
          case MONTH -> start.getDayOfMonth() == 1;
          case QUARTER -> start.getDayOfMonth() == 1 && start.getMonthValue() % 3 == 1;
          case YEAR -> start.getDayOfYear() == 1;
        };
    return first && start.toLocalTime().equals(LocalTime.MIDNIGHT);
  }
}
