package dev.servicehealth.project;

import static dev.servicehealth.project.ProjectFiles.EXCLUSIONS;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of the first exclusion, which happens once, and of the file as a whole. */
class MalformedExclusionTest {
  private static final String FROM = "from: 2026-07-15T02:00:00Z";
  private static final String TO = "to: 2026-07-15T05:00:00Z";
  private static final String CATEGORY = "category: planned maintenance";
  private static final String REASON = "reason: New disks for the storage cluster.";
  private static final String APPROVED_BY = "approvedBy: service-review";
  private static final String APPROVED_AT = "approvedAt: 2026-07-08T10:00:00Z";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource({"files", "services", "times", "approvals", "words"})
  void is_refused_with_its_line_and_a_remedy(Malformed malformed) {
    malformed.assertRefused(ProjectFiles.withExclusions(folder));
  }

  private static Malformed edit(String old, String replacement, String fragment) {
    return new Malformed(EXCLUSIONS, old, replacement, fragment);
  }

  static Stream<Malformed> files() {
    return Stream.of(
        edit(
            "exclusions:\n",
            "▸version: 2\nexclusions:\n",
            "Unknown key \"version\"; known are excl"),
        edit("exclusions:\n", "---\nexclusions: []\n---\n▸exclusions:\n", "are one document"),
        edit("exclusions:\n", "exclusions:\n  ▸- store\n", "exclusions[0] must be a mapping"),
        edit("exclusions:\n", "exclusions:\n\t▸- store\n", "use spaces"),
        edit(CATEGORY, CATEGORY + "\n    ▸owner: x", "Unknown key \"exclusions[0].owner\""),
        edit(CATEGORY, CATEGORY + "\n    ▸approvedby: x", "did you mean \"approvedBy\"?"),
        edit(REASON, REASON + "\n    ▸reason: x", "\"exclusions[0].reason\" is given twice"));
  }

  static Stream<Malformed> services() {
    return Stream.of(
        edit("services: [store]", "services: [▸stor]", "There is no Service \"stor\"; did you"),
        edit("services: [store]", "services: [▸payments]", "\"payments\"; known are store"),
        edit(
            "services: [store]", "services: [store,\n      ▸shop]", "There is no Service \"shop\""),
        edit("services: [store]", "▸services: []", "must name at least one service; add one"),
        edit("services: [store]", "▸services: store", "must be a list, and is \"store\""),
        edit("services: [store]", "services: [▸7]", "services[0] must be text"),
        edit("services: [store]", "services: [store,\n      ▸store]", "named twice; remove one"),
        edit("- services: [store]\n    from", "- ▸from", "The key \"services\" is missing in"));
  }

  static Stream<Malformed> times() {
    return Stream.of(
        edit(TO, "▸to: 2026-07-15T01:00:00Z", "to must be after from, which is \"2026-07-15T02"),
        edit(TO, "▸to: 2026-07-15T02:00:00Z", "must be after from"),
        edit(TO, "▸to: 2026-07-15T03:00:00+02:00", "must be after from"),
        edit(FROM, "▸from: 2026-07-15T02:00:00", "say its offset from UTC, as in 2026-07-15T02:0"),
        edit(TO, "▸to: 2026-07-15T05:00", "as in 2026-07-15T05:00Z or 2026-07-15T05:00+02:00"),
        edit(FROM, "▸from: 2026-07-15", "must be a time with its offset from UTC, such as"),
        edit(FROM, "▸from: 2026-07-15 02:00:00Z", "must be a time with its offset from UTC"),
        edit(FROM, "▸from: 2026-02-30T02:00:00Z", "must be a time with its offset from UTC"),
        edit(FROM, "▸from: yesterday", "and is \"yesterday\""),
        edit(FROM, "▸from: [a]", "must be a time with its offset from UTC, such as"),
        edit(FROM, "▸from:", "and is empty"),
        edit(FROM, "▸from: 2026-07-15T02:00:30Z", "must be a whole minute, because exclusions"),
        edit(TO, "▸to: 2026-07-15T05:00:00.001Z", "must be a whole minute"),
        edit(FROM, "▸from: 2026-07-15T02:00:00+01:00:30", "must be a whole minute"),
        edit(FROM, "▸from: 0202-07-15T02:00:00Z", "must lie between the years 2000 and 2100"),
        edit(TO, "▸to: 9999-12-31T23:59:00Z", "must lie between the years 2000 and 2100"),
        edit("    " + TO + "\n", "", "The key \"to\" is missing in exclusions[0]; add it"),
        edit("    " + FROM + "\n", "", "The key \"from\" is missing in exclusions[0]; add it"),
        edit(
            "- services: [store]\n    " + FROM + "\n    " + TO,
            "- ▸services: [store]",
            "must have either from and to, or recurrence, or serviceHours; write one"),
        edit(
            "- services: [store]",
            "- ▸services: [store]\n    recurrence: {}",
            "must have either from and to, or recurrence, or serviceHours; write one"),
        edit(
            "- services: [store]",
            "- services: [store]\n    objectives: [▸store-speeds]",
            "There is no objective \"store-speeds\""),
        edit(
            FROM + "\n    " + TO,
            "▸serviceHours: { rule: FREQ=DAILY, first: 2026-07-15T08:00, duration: 9h, timeZone: UTC }",
            "so the category must be \"outside service hours\""));
  }

  static Stream<Malformed> approvals() {
    return Stream.of(
        edit(
            "    " + APPROVED_AT + "\n", "", "approvedBy is given without approvedAt; an approval"),
        edit(
            "    " + APPROVED_BY + "\n", "", "approvedAt is given without approvedBy; an approval"),
        edit(APPROVED_BY, "▸approvedBy:", "approvedBy must be text"),
        edit(APPROVED_AT, "▸approvedAt: 2026-07-08", "must be a time with its offset from UTC"),
        edit(APPROVED_AT, "▸approvedAt: 2026-07-08T10:00:00", "must say its offset from UTC"),
        edit(
            APPROVED_AT,
            "▸approvedAt: 2026-07-01T08:59:59Z",
            "must not be before requestedAt, which is \"2026-07-01T09:00:00Z\""));
  }

  static Stream<Malformed> words() {
    return Stream.of(
        edit(CATEGORY, "▸category: maintenance", "must be one of planned maintenance, database up"),
        edit("    " + CATEGORY + "\n", "", "The key \"category\" is missing in exclusions[0]"),
        edit("    " + REASON + "\n", "", "The key \"reason\" is missing in exclusions[0]; add it"),
        edit(REASON, "▸reason: \"  \"", "reason must be text"),
        edit("    requestedBy: team-platform\n", "", "The key \"requestedBy\" is missing"),
        edit("requestedBy: team-platform", "▸requestedBy: 7", "requestedBy must be text"));
  }
}
