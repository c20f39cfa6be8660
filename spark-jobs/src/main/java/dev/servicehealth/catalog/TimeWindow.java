package dev.servicehealth.catalog;

import com.google.common.collect.ImmutableMap;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks an SLO's window: whole days that end with the day, or a real calendar period. */
final class TimeWindow {
  private static final Pattern ROLLING = Pattern.compile("[1-9]\\d{0,2}[dw]");
  private static final ImmutableMap<String, String> CALENDAR =
      ImmutableMap.of("1w", "week", "1M", "month", "1Q", "quarter", "1Y", "year");

  private final ZoneId reportingZone;

  TimeWindow(ZoneId reportingZone) {
    this.reportingZone = reportingZone;
  }

  void check(YamlNode node) {
    List<YamlNode> windows = node.items().orElse(List.of());
    if (windows.size() != 1) {
      node.problem(node.name() + " must have exactly one window, and has " + windows.size());
    }
    windows.forEach(
        window ->
            window
                .mapping(List.of("duration", "isRolling", "calendar"))
                .ifPresent(this::checkWindow));
  }

  private void checkWindow(YamlMapping window) {
    Optional<YamlNode> duration = window.required("duration");
    boolean rolling =
        window.at("isRolling").flatMap(YamlNode::flag).orElse(!window.has("calendar"));
    if (rolling == window.has("calendar")) {
      window
          .node()
          .problem(
              window.node().name()
                  + " must be rolling (isRolling: true) or have a calendar; write one of them");
      return;
    }
    if (rolling) {
      duration.ifPresent(TimeWindow::checkRolling);
      return;
    }
    duration.ifPresent(node -> node.choice(CALENDAR));
    window
        .at("calendar")
        .flatMap(node -> node.mapping(List.of("startTime", "timeZone")))
        .ifPresent(calendar -> checkCalendar(calendar, duration.flatMap(YamlNode::asWritten)));
  }

  private static void checkRolling(YamlNode duration) {
    String written = duration.scalar().orElse("1d");
    if (!ROLLING.matcher(written).matches()) {
      duration.problem(
          duration.name()
              + " of a rolling window must be whole days or weeks such as 28d or 4w, and is \""
              + written
              + "\"");
    }
  }

  private void checkCalendar(YamlMapping calendar, Optional<String> duration) {
    calendar.required("timeZone").ifPresent(this::checkZone);
    calendar.required("startTime").ifPresent(node -> checkStart(node, duration.map(CALENDAR::get)));
  }

  private void checkZone(YamlNode node) {
    String zone = node.text().orElse(reportingZone.getId());
    if (!zone.equals(reportingZone.getId())) {
      node.problem(
          "%s must be the reporting calendar's %s, and is %s"
              .formatted(node.name(), reportingZone.getId(), zone));
    }
  }

  private static void checkStart(YamlNode node, Optional<String> period) {
    String written = node.asWritten().orElse("").replace('T', ' ');
    try {
      LocalDateTime start =
          written.length() == "2026-01-01".length()
              ? LocalDate.parse(written).atStartOfDay()
              : LocalDateTime.parse(written, DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"));
      if (period.isPresent() && !startsPeriod(start, period.get())) {
        node.problem(
            "%s must be the first moment of a calendar %s, and is %s"
                .formatted(node.name(), period.get(), written));
      }
    } catch (DateTimeParseException e) {
      node.problem(
          node.name() + " must be a time such as 2026-01-01 00:00:00, and is \"" + written + "\"");
    }
  }

  private static boolean startsPeriod(LocalDateTime start, String period) {
    boolean first =
        switch (period) {
          case "week" -> start.getDayOfWeek().getValue() == 1;
          case "month" -> start.getDayOfMonth() == 1;
          case "quarter" -> start.getDayOfMonth() == 1 && start.getMonthValue() % 3 == 1;
          default -> start.getDayOfYear() == 1;
        };
    return first && start.toLocalTime().equals(LocalTime.MIDNIGHT);
  }
}
