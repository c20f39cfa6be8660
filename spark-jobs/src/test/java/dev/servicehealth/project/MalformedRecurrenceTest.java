package dev.servicehealth.project;

import static dev.servicehealth.project.ProjectFiles.EXCLUSIONS;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of the second exclusion, which recurs. */
class MalformedRecurrenceTest {
  private static final String RULE = "rule: FREQ=WEEKLY;BYDAY=SU";
  private static final String FIRST = "first: 2026-01-04T02:00";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource({"rules", "others"})
  void is_refused_with_its_line_and_a_remedy(Malformed malformed) {
    malformed.assertRefused(ProjectFiles.withExclusions(folder));
  }

  private static Malformed edit(String old, String replacement, String fragment) {
    return new Malformed(EXCLUSIONS, old, replacement, fragment);
  }

  private static Malformed rule(String rule, String fragment) {
    return edit(RULE, "▸rule: " + rule, fragment);
  }

  static Stream<Malformed> rules() {
    return Stream.of(
        rule("weekly", "must be a recurrence rule of RFC 5545 such as FREQ=WEEKLY;BYDAY=SU"),
        rule("RRULE:FREQ=WEEKLY;BYDAY=SU", "invalid part RRULE:FREQ"),
        rule("FREQ=WEEKLY;BYDAY=SON", "must be a recurrence rule of RFC 5545"),
        rule("FREQ=WEEKLY;INTERVAL=0", "must be a recurrence rule of RFC 5545"),
        rule("FREQ=WEEKLY;COUNT=2;UNTIL=20270101T000000Z", "UNTIL and COUNT must not occur"),
        rule("FREQ=WEEKLY;INTERVAL=1001", "must have an INTERVAL of at most 1000"),
        rule("FREQ=HOURLY", "must recur daily, weekly, monthly or yearly; for several times a day"),
        rule("FREQ=MINUTELY", "must recur daily, weekly, monthly or yearly"),
        rule("FREQ=SECONDLY", "must recur daily, weekly, monthly or yearly"),
        rule("FREQ=WEEKLY;BYSECOND=30", "must not have BYSECOND, because exclusions are applied"),
        rule("FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=FORWARD", "must not have RSCALE or SKIP"),
        rule("FREQ=WEEKLY;UNTIL=20270101", "must have an UNTIL that is a time in UTC, such as"),
        rule("FREQ=WEEKLY;UNTIL=20270101T000000", "must have an UNTIL that is a time in UTC"),
        rule("FREQ=WEEKLY;UNTIL=20261301T000000Z", "must have an UNTIL that is a time in UTC"),
        rule("FREQ=WEEKLY;UNTIL=20250101T000000Z", "must not end before first, which is"),
        rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "must recur, and its times are many years"),
        rule("FREQ=MONTHLY;BYDAY=SU;BYSETPOS=9", "must recur, and its times are many years"),
        rule("[FREQ=WEEKLY]", "rule must be text"),
        edit(
            "      " + RULE + "\n", "", "The key \"rule\" is missing in exclusions[1].recurrence"));
  }

  static Stream<Malformed> others() {
    return Stream.of(
        edit(
            FIRST,
            "▸first: 2026-01-05T02:00",
            "must be one of the rule's times, the next of which is 2026-01-11T02:00, and is"),
        edit(FIRST, "▸first: 2026-01-04T02:00:00Z", "must be a time on the wall clock, without an"),
        edit(FIRST, "▸first: 2026-01-04", "must be a time on the wall clock"),
        edit(FIRST, "▸first: 2026-01-04T02:00:30", "must be a whole minute"),
        edit(FIRST, "▸first: 1926-01-03T02:00", "must lie between the years 2000 and 2100"),
        edit(FIRST, "▸first: +123456-01-03T02:00", "must lie between the years 2000 and 2100"),
        edit("      " + FIRST + "\n", "", "The key \"first\" is missing"),
        edit("duration: 2h", "▸duration: 2 hours", "must be a duration such as 30m, 6h or 2d"),
        edit("duration: 2h", "▸duration: 90s", "must be a duration such as 30m, 6h or 2d"),
        edit("duration: 2h", "▸duration: 0h", "must be a duration such as 30m, 6h or 2d"),
        edit("duration: 2h", "▸duration: 367d", "must be at most 366d, and is \"367d\""),
        edit("timeZone: Europe/Berlin", "▸timeZone: Europe/Berln", "mean \"Europe/Berlin\"?"),
        edit("timeZone: Europe/Berlin", "▸timeZone: +02:00", "must be an IANA time zone"),
        edit(
            "timeZone: Europe/Berlin", "▸timezone: UTC\n      timeZone: UTC", "mean \"timeZone\"?"),
        edit("recurrence:\n", "recurrence:\n      ▸until: 2027-01-01\n", "Unknown key \"excl"),
        edit("      timeZone: Europe/Berlin\n", "", "The key \"timeZone\" is missing"));
  }
}
