package dev.servicehealth.project;

import static dev.servicehealth.project.ProjectFiles.STORE;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of an SLO's time window. */
class MalformedWindowTest {
  private static final String WINDOW = "- duration: 28d\n      isRolling: true";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("cases")
  void is_refused_with_its_line_and_a_remedy(Malformed malformed) {
    malformed.assertRefused(folder);
  }

  private static Malformed window(String replacement, String fragment) {
    return new Malformed(STORE, WINDOW, replacement, fragment);
  }

  private static Malformed rolling(String duration, String fragment) {
    return new Malformed(STORE, "duration: 28d", "▸duration: " + duration, fragment);
  }

  private static Malformed calendar(String duration, String calendar, String fragment) {
    return window("- { duration: " + duration + ", calendar: { " + calendar + " } }", fragment);
  }

  static Stream<Malformed> cases() {
    String utc = ", timeZone: UTC";
    return Stream.of(
        window("[]", "must have exactly one window, and has 0"),
        window(WINDOW + "\n    " + WINDOW, "must have exactly one window, and has 2"),
        window("- isRolling: true", "The key \"duration\" is missing"),
        rolling("1m", "1m is one minute; a month is 1M"),
        rolling("5m", "5m is 5 minutes; months are 5M"),
        rolling("36h", "must be whole days such as 28d, and is \"36h\""),
        rolling("0d", "must be more than 0, and is \"0d\""),
        rolling("28D", "must be a duration such as 28d: a number and one of m, h, d, w, M, Q, Y"),
        rolling("28", "must be a duration such as 28d"),
        rolling("invalid", "must be a duration such as 28d"),
        rolling("-1d", "must be a duration such as 28d"),
        rolling("1.5d", "must be a duration such as 28d"),
        rolling("\"\"", "must be a duration such as 28d"),
        rolling("11Y", "must be at most ten years"),
        rolling("99999w", "must be at most ten years"),
        window(
            "- ▸{ duration: 28d, isRolling: false }",
            "must be rolling (isRolling: true) or have a calendar; write one of them"),
        window(
            "- ▸{ duration: 1w, isRolling: true, calendar: { startTime: 2026-01-05" + utc + " } }",
            "must be rolling (isRolling: true) or have a calendar; write one of them"),
        calendar("▸1m", "startTime: 2026-01-01" + utc, "1m is one minute; a month is 1M"),
        calendar("▸2M", "startTime: 2026-01-01" + utc, "must be one of 1w, 1M, 1Q, 1Y"),
        calendar("▸1d", "startTime: 2026-01-01" + utc, "must be one of 1w, 1M, 1Q, 1Y"),
        calendar("▸366d", "startTime: 2026-01-01" + utc, "must be one of 1w, 1M, 1Q, 1Y"),
        calendar("1M", "▸startTime: 2026-01-15 00:00:00" + utc, "first moment of a calendar month"),
        calendar("1M", "▸startTime: 2026-01-01 12:00:00" + utc, "first moment of a calendar month"),
        calendar("1w", "▸startTime: 2026-01-04" + utc, "first moment of a calendar week"),
        calendar("1Q", "▸startTime: 2026-02-01" + utc, "first moment of a calendar quarter"),
        calendar("1Y", "▸startTime: 2026-04-01" + utc, "first moment of a calendar year"),
        calendar("1M", "▸startTime: soon" + utc, "must be a time such as 2026-01-01 00:00:00"),
        calendar("1M", "startTime: 2026-01-01", "The key \"timeZone\" is missing"),
        calendar("1M", "timeZone: UTC", "The key \"startTime\" is missing"),
        calendar(
            "1M",
            "startTime: 2026-01-01, ▸timeZone: Asia/Tokyo",
            "must be the reporting calendar's UTC, and is Asia/Tokyo"));
  }
}
