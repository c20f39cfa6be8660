package dev.servicehealth.catalog;

import com.google.common.collect.ImmutableMap;
import dev.servicehealth.catalog.Window.Unit;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads an SLO's window: whole days that end with the day, or a real calendar period. */
final class WindowReader {
  private static final ImmutableMap<Character, Unit> UNITS =
      ImmutableMap.of(
          'd', Unit.DAY, 'w', Unit.WEEK, 'M', Unit.MONTH, 'Q', Unit.QUARTER, 'Y', Unit.YEAR);
  private static final ImmutableMap<String, Unit> CALENDAR =
      ImmutableMap.of("1w", Unit.WEEK, "1M", Unit.MONTH, "1Q", Unit.QUARTER, "1Y", Unit.YEAR);

  private static final int HOURS_OF_DAY = 24;
  private static final int MAXIMUM_DAYS = 3660;

  private final CalendarReader calendarReader;

  WindowReader(ZoneId reportingZone) {
    this.calendarReader = new CalendarReader(reportingZone);
  }

  Optional<Window> read(YamlNode node) {
    Optional<List<YamlNode>> windows = node.items();
    if (windows.isPresent() && windows.get().size() != 1) {
      node.problem(
          "%s must have exactly one window, and has %d"
              .formatted(node.name(), windows.get().size()));
    }
    List<Optional<Window>> read =
        windows.orElse(List.of()).stream()
            .map(window -> window.mapping(List.of("duration", "isRolling", "calendar")))
            .map(keys -> keys.flatMap(this::window))
            .toList();
    return read.size() == 1 ? read.get(0) : Optional.empty();
  }

  private Optional<Window> window(YamlMapping keys) {
    Optional<YamlNode> duration = keys.required("duration");
    boolean rolling = keys.at("isRolling").flatMap(YamlNode::flag).orElse(!keys.has("calendar"));
    if (rolling == keys.has("calendar")) {
      keys.node()
          .problem(
              keys.node().name()
                  + " must be rolling (isRolling: true) or have a calendar; write one of them");
      return Optional.empty();
    }
    if (rolling) {
      return duration.flatMap(WindowReader::rolling);
    }
    Optional<Window> window = duration.flatMap(WindowReader::calendar);
    keys.at("calendar").ifPresent(node -> calendarReader.check(node, window.map(Window::unit)));
    return window;
  }

  private static Optional<Window> calendar(YamlNode duration) {
    return isMinutes(duration)
        ? Optional.empty()
        : duration.choice(CALENDAR).map(unit -> new Window(unit, 1, false));
  }

  private static Optional<Window> rolling(YamlNode node) {
    return isMinutes(node)
        ? Optional.empty()
        : DurationShorthand.read(node).flatMap(duration -> rolling(node, duration));
  }

  private static Optional<Window> rolling(YamlNode node, DurationShorthand duration) {
    boolean hours = duration.unit() == 'h';
    if (hours && duration.count() % HOURS_OF_DAY != 0) {
      node.problem(
          "%s of a rolling window must be whole days such as 28d, and is \"%s\""
              .formatted(node.name(), duration.text()));
      return Optional.empty();
    }
    Unit unit = hours ? Unit.DAY : UNITS.get(duration.unit());
    int count = hours ? duration.count() / HOURS_OF_DAY : duration.count();
    if ((long) count * longest(unit) > MAXIMUM_DAYS) {
      node.problem(
          "%s must be at most ten years, and is \"%s\"".formatted(node.name(), duration.text()));
      return Optional.empty();
    }
    return Optional.of(new Window(unit, count, true));
  }

  private static int longest(Unit unit) {
    return switch (unit) {
      case DAY -> 1;
      case WEEK -> 7;
      case MONTH -> 31;
      case QUARTER -> 92;
      case YEAR -> 366;
    };
  }

  /** Who writes 1m mostly means a month, and would get a minute. */
  private static boolean isMinutes(YamlNode node) {
    String written = node.asWritten().orElse("");
    if (!written.matches("\\d{1,5}m")) {
      return false;
    }
    String count = written.substring(0, written.length() - 1);
    node.problem(
        count.equals("1")
            ? node.name() + ": 1m is one minute; a month is 1M"
            : "%s: %sm is %s minutes; months are %sM".formatted(node.name(), count, count, count));
    return true;
  }
}
