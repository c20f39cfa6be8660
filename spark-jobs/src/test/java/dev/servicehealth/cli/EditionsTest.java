package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import dev.servicehealth.edition.Address;
import dev.servicehealth.report.Documents;
import dev.servicehealth.report.Renderer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports through the command line: what is published, what is recorded, what is restated. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EditionsTest {
  private static final Map<String, String> FIRST = new TreeMap<>();

  @TempDir private static Path folder;
  private static TestProject project;

  /** A week of days with 144 requests each, 15 of them failed: one more is too many. */
  @BeforeAll
  static void publish() throws IOException {
    project = TestProject.in(folder);
    project.catalog(
        "shop",
        Feeds.source(
            "shop",
            "format: json\nschema: %s\npath: telemetry\npartitions: { by: day }\n%s"
                .formatted(Requests.SCHEMA, Requests.COLUMNS.formatted("shop"))),
        Feeds.objective("shop", "shop", "0.895", "status < 500", "true"));
    for (int day = 4; day <= 10; day++) {
      telemetry(day, "part-0.json", 144);
    }
    project.now("2026-05-12T06:00:00Z");
    project.backfill("2026-05-04", "2026-05-10");
    project.succeed("report", "--week", "2026-W19");
    FIRST.putAll(Documents.checksums(edition("2026-W19", 1)));
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  private static void telemetry(int day, String file, int requests) {
    project.write(
        "telemetry/day=2026-05-%02d/%s".formatted(day, file),
        Requests.lines(
            Requests.from(
                "2026-05-%02dT00:00:00Z".formatted(day), Duration.ofMinutes(10), requests),
            Requests.Request::json));
  }

  private static Path edition(String period, int number) {
    return folder.resolve("reports").resolve(new Address(period, number).toString());
  }

  @Test
  @Order(1)
  void an_edition_is_recorded_with_its_figures_and_the_checksum_of_every_document() {
    assertThat(
            project.rows(
                "SELECT period, edition, kind, first_day, last_day, published_at,"
                    + " provisional_until, run = (SELECT run FROM record.run) FROM record.edition"))
        .containsExactly(
            "2026-W19 1 week 2026-05-04 2026-05-10 2026-05-12 06:00:00.0 2026-06-09 true");
    assertThat(project.value("SELECT TO_JSON(documents) FROM record.edition"))
        .contains(FIRST.values())
        .contains(FIRST.keySet());
    assertThat(
            project.rows(
                "SELECT figure, value, printed, state FROM record.figure"
                    + " WHERE day IS NULL AND figure IN ('verdict', 'good', 'bad', 'availability',"
                    + " 'good_minutes') ORDER BY figure"))
        .containsExactly(
            "availability 0.895833333 89.58% Met",
            "bad 105 105 failed requests Met",
            "good 903 903 requests Met",
            "good_minutes 903 903 min Met",
            "verdict Met Met Met");
    assertThat(
            project.value(
                "SELECT COUNT(*), COUNT(DISTINCT figure, day) + COUNT_IF(day IS NULL) FROM record.figure"))
        .isEqualTo("151 151");
    assertThat(project.rows("SELECT DISTINCT definition FROM record.figure"))
        .isEqualTo(project.rows("SELECT DISTINCT definition FROM slo.availability_day"))
        .hasSize(1);
  }

  @Test
  @Order(2)
  void a_report_that_would_say_the_same_is_not_published_again() {
    assertThat(project.succeed("report", "--week", "2026-W19"))
        .contains("2026-W19: nothing changed since its newest edition");
    assertThat(edition("2026-W19", 2)).doesNotExist();
  }

  @Test
  @Order(3)
  void late_data_makes_a_second_edition_that_says_what_it_restates() throws IOException {
    telemetry(6, "late.json", 1);
    project.nightly("2026-05-10");
    project.now("2026-05-13T06:00:00Z");
    assertThat(project.succeed("report", "--restated-since", "2026-05-11")).isEmpty();
    assertThat(edition("2026-W19", 2)).doesNotExist();
    Path outcome = folder.resolve("outcome.json");
    assertThat(
            project.succeed("report", "--restated-since", "2026-05-10", "--outcome", "" + outcome))
        .contains("edition-2");
    assertThat(outcome)
        .content()
        .contains("\"exitCode\" : 0", "\"period\" : \"2026-W19\"", edition("2026-W19", 2) + "\"");

    assertThat(
            project.rows(
                "SELECT period, edition, service, slo, figure, day, was, is, why, verdict_changed"
                    + " FROM record.restatement WHERE figure IN ('verdict', 'good', 'bad', 'valid')"
                    + " ORDER BY day, figure"))
        .containsExactly(
            "2026-W19 2 shop shop-availability bad null 105 106 late data true",
            "2026-W19 2 shop shop-availability valid null 1008 1009 late data true",
            "2026-W19 2 shop shop-availability verdict null Met Missed late data true",
            "2026-W19 2 shop shop-availability bad 2026-05-06 15 16 late data true",
            "2026-W19 2 shop shop-availability valid 2026-05-06 144 145 late data true",
            "2026-W19 2 shop shop-availability verdict 2026-05-06 Met Missed late data true");
    assertThat(Documents.checksums(edition("2026-W19", 1))).isEqualTo(FIRST);
    assertThat(Renderer.read(edition("2026-W19", 2).resolve("edition.json")).restatements())
        .hasSize(Integer.parseInt(project.value("SELECT COUNT(*) FROM record.restatement")));
    assertThat(project.succeed("report", "--week", "2026-W19")).contains("nothing changed");
  }

  @ParameterizedTest
  @CsvSource({
    "--month, 2026-05, month, 2026-05-01, 2026-05-31",
    "--quarter, 2026-Q2, quarter, 2026-04-01, 2026-06-30"
  })
  @Order(4)
  void months_and_quarters_have_editions_too(
      String option, String period, String kind, String first, String last) {
    project.now("2026-07-01T06:00:00Z");
    assertThat(project.run("report", option, period).err())
        .contains("its last day, " + last + ", is not recorded", "nightly --day " + last);
    project.backfill(last, last);
    project.succeed("report", option, period);
    assertThat(
            project.rows(
                "SELECT edition, kind, first_day, last_day FROM record.edition WHERE period = '"
                    + period
                    + "'"))
        .containsExactly("1 %s %s %s".formatted(kind, first, last));
    assertThat(
            project.value(
                "SELECT value FROM record.figure WHERE figure = 'valid' AND day IS NULL"
                    + " AND period = '"
                    + period
                    + "'"))
        .isEqualTo("1009");
    assertThat(
            project.rows(
                "SELECT figure, value FROM record.figure WHERE day IS NULL AND period = '"
                    + period
                    + "' AND figure IN ('verdict', 'coverage', 'no_telemetry_minutes')"
                    + " ORDER BY figure"))
        .as("seven days of it are recorded")
        .containsExactly(known(first, last));
    assertThat(edition(period, 1).resolve("index.html")).exists();
  }

  private static String[] known(String first, String last) {
    long days = LocalDate.parse(first).datesUntil(LocalDate.parse(last)).count() + 1;
    return new String[] {
      "coverage " + BigDecimal.valueOf(7).divide(BigDecimal.valueOf(days), 9, RoundingMode.DOWN),
      "no_telemetry_minutes " + (days - 7) * 1440,
      "verdict Unknown"
    };
  }

  @Test
  @Order(4)
  void a_period_that_is_not_over_or_of_which_nothing_is_recorded_has_no_edition() {
    project.now("2026-07-31T23:59:00Z");
    Outcome early = project.run("report", "--month", "2026-07");
    project.now("2026-08-01T06:00:00Z");
    Outcome nothing = project.run("report", "--month", "2026-07");

    assertThat(early.exit()).isEqualTo(20);
    assertThat(early.err()).contains("Cannot report 2026-07: it ends at 2026-08-01T00:00:00Z.");
    assertThat(nothing.exit()).isEqualTo(2);
    assertThat(nothing.err()).contains("Cannot report 2026-07: no day of it, from 2026-07-01");
    assertThat(edition("2026-07", 1)).doesNotExist();
  }

  @Test
  @Order(5)
  void a_warehouse_without_a_run_beside_published_editions_is_refused() {
    TestProject lost = project.sibling("lost");

    Outcome outcome = lost.run("report", "--week", "2026-W19");

    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.err())
        .contains("Cannot use the record: the warehouse " + lost.warehouse() + " holds no run")
        .contains("Mount or restore it, or say --new-record");
    assertThat(lost.warehouse().resolve("record/edition")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--week 2026-W60, Cannot report week 2026-W60",
    "--month 2026-13, Cannot report month 2026-13",
    "--quarter 2026-Q7, Cannot report quarter 2026-Q7",
    "--week 2026-W19 --month 2026-05, mutually exclusive",
    "--week 2026-W19 --restated-since 2026-05-01, 'Cannot report: name one of --week, --month'",
    "'', 'Cannot report: name one of --week, --month, --quarter and --restated-since'"
  })
  @Order(6)
  void a_report_asks_for_exactly_one_period_that_exists(String options, String why) {
    Outcome outcome = project.run(("report " + options).strip().split(" "));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains(why);
  }
}
