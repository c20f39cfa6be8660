package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.edition.Address;
import dev.servicehealth.edition.FigureSql;
import dev.servicehealth.edition.Folders;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.model.Warehouse;
import dev.servicehealth.record.EditionLog;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.FigureName;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week of one service in each of the four units, from the catalog to the page. */
class UnitsTest {
  private static final Address FIRST = new Address("2026-W19", 1);

  @TempDir private static Path folder;
  private static TestProject project;
  private static Path edition;

  @BeforeAll
  static void publish() {
    project = TestProject.in(folder);
    project.catalog(
        "probe",
        Feeds.source(
            "probes",
            """
            format: json
            path: telemetry
            schema: at TIMESTAMP, status INT, up DOUBLE
            partitions: { by: day }
            columns: { event_time: at, service: "'probe'" }
            """),
        Feeds.service("probe"),
        slo("answers", "Occurrences", "target: 0.9"),
        slo("slices", "Timeslices", "target: 0.9, timeSliceTarget: 0.8, timeSliceWindow: 60"),
        slo("hours", "RatioTimeslices", "target: 0.9, timeSliceWindow: 1h"),
        measured());
    for (int day = 4; day <= 10; day++) {
      project.write("telemetry/day=2026-05-%02d/probes.json".formatted(day), lines(day));
    }
    project.now("2026-05-12T06:00:00Z");
    project.backfill("2026-05-04", "2026-05-10");
    project.succeed("report", "--week", "2026-W19");
    edition = folder.resolve("reports").resolve(FIRST.toString());
  }

  /** Six rows an hour; in one hour of a day three of seven fail. */
  private static String lines(int day) {
    StringBuilder lines = new StringBuilder();
    for (int minute = 0; minute < 1440; minute += 10) {
      boolean fails = minute / 60 == 12 && minute % 20 == 0;
      lines.append(
          "{\"at\": \"2026-05-%02dT%02d:%02d:00Z\", \"status\": %d, \"up\": %s}%n"
              .formatted(
                  day, minute / 60, minute % 60, fails ? 500 : 200, fails ? "0.3333337" : 1));
    }
    lines.append(
        "{\"at\": \"2026-05-%02dT12:05:00Z\", \"status\": 200, \"up\": 1}%n".formatted(day));
    return lines.toString();
  }

  private static String slo(String name, String method, String objective) {
    return """
    apiVersion: openslo/v1
    kind: SLO
    metadata: { name: %s }
    spec:
      service: probe
      indicator:
        spec:
          ratioMetric:
            good:  { metricSource: { metricSourceRef: probes, spec: { value: "status < 500" } } }
            total: { metricSource: { metricSourceRef: probes, spec: { value: "true" } } }
      timeWindow: [ { duration: 4w, isRolling: true } ]
      budgetingMethod: %s
      objectives: [ { %s } ]
    """
        .formatted(name, method, objective);
  }

  private static String measured() {
    return """
    apiVersion: openslo/v1
    kind: SLO
    metadata: { name: measured }
    spec:
      service: probe
      indicator:
        spec:
          ratioMetric:
            rawType: success
            raw: { metricSource: { metricSourceRef: probes, spec: { value: "up" } } }
      timeWindow: [ { duration: 4w, isRolling: true } ]
      budgetingMethod: Occurrences
      objectives: [ { target: 0.9 } ]
    """;
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  private static List<Figure> recorded() {
    project.rows("SELECT 1 FROM record.figure");
    return new EditionLog(warehouse()).figures(FIRST);
  }

  private static Warehouse warehouse() {
    return Warehouse.open(TestSession.get(), project.warehouse().toString(), SqlModels.load());
  }

  private static Figure bad(String slo) {
    return recorded().stream()
        .filter(f -> f.slo().equals(slo) && f.day() == null && f.name() == FigureName.BAD)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_unit_counts_what_it_names() {
    assertThat(List.of("answers", "slices", "hours", "measured"))
        .extracting(slo -> bad(slo).value() + " " + bad(slo).unit() + ": " + bad(slo).printed())
        .containsExactly(
            "21 events: 21 failed requests",
            "7 slices: 7 bad 60-minute slices",
            "3000000003 billionths of slices: 3.001 bad 60-minute slices",
            "14000007 millionths of measurements: 14.001 bad measurements");
  }

  @Test
  void every_recorded_figure_is_returned_by_its_sql() {
    Edition published = new Folders(folder.resolve("reports")).read(FIRST);
    project.rows("SELECT 1 FROM record.run");
    Warehouse warehouse = warehouse();
    FigureSql sql =
        new FigureSql(
            warehouse, new RunLog(warehouse).published().orElseThrow().versions(), published);
    List<Figure> figures = recorded();

    assertThat(figures).hasSize(4 * (25 + 7 * 18));
    assertThat(Explained.wrong(warehouse, sql, figures)).isEmpty();
  }

  @Test
  void the_csv_holds_the_recorded_figures_and_nothing_else() throws IOException {
    List<String> lines = Files.readAllLines(edition.resolve("tables/figures.csv"));
    assertThat(lines.subList(1, lines.size()))
        .hasSameElementsAs(recorded().stream().map(UnitsTest::csv).toList());
  }

  private static String csv(Figure f) {
    return java.util.stream.Stream.of(
            f.service(),
            f.slo(),
            f.name().key(),
            text(f.day()),
            text(f.unit()),
            f.badIs(),
            text(f.value()),
            f.printed().contains(",") ? "\"" + f.printed() + "\"" : f.printed(),
            f.state().word(),
            f.definition())
        .collect(Collectors.joining(","));
  }

  private static String text(Object value) {
    return Optional.ofNullable(value).map(Object::toString).orElse("");
  }

  @Test
  void the_page_names_every_unit_and_adds_events_alone() throws IOException {
    String page = Files.readString(edition.resolve("index.html")).replaceAll("<[^>]+>", " ");
    String text = page.replaceAll("\\s+", " ");
    assertThat(text)
        .contains("21 of 1,020 requests failed")
        .contains("1 service added")
        .contains("counted in requests, of which failed ones are bad")
        .contains("counted in 60-minute slices", "counted in billionths of 60-minute slices")
        .contains("counted in millionths of measurements")
        .contains("3,000,000,003", "14,000,007");
  }

  @Test
  void an_explanation_names_the_unit_and_reads_the_period_model() {
    String explained =
        project.succeed(
            "explain --week 2026-W19 --service probe --slo hours --figure BAD".split(" "));
    assertThat(explained)
        .contains("bad of 2026-05-04 to 2026-05-10: 3.001 bad 60-minute slices")
        .contains("exactly 3000000003 billionths of slices")
        .contains(
            "SELECT CAST(bad AS STRING) AS bad",
            "slo.period_day VERSION AS OF ",
            "window = 'week'");
    String sql = explained.substring(explained.indexOf("SELECT CAST")).strip();
    assertThat(project.succeed("sql", sql, "--format", "csv")).contains("3000000003");
  }
}
