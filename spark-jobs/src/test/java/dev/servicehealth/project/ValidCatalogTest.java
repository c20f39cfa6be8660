package dev.servicehealth.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.catalog.Budgeting;
import dev.servicehealth.catalog.Budgeting.Method;
import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.catalog.CsvStyle;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.DataSource.Format;
import dev.servicehealth.catalog.Indicator;
import dev.servicehealth.catalog.Indicator.Counts;
import dev.servicehealth.catalog.Indicator.Unit;
import dev.servicehealth.catalog.Partitions;
import dev.servicehealth.catalog.Partitions.By;
import dev.servicehealth.catalog.Partitions.Completeness;
import dev.servicehealth.catalog.Partitions.Time;
import dev.servicehealth.catalog.Service;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.catalog.Window;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidCatalogTest {
  private static final Completeness ALWAYS =
      new Completeness(Optional.empty(), false, Optional.empty());

  @TempDir Path folder;
  private ProjectFiles files;

  @BeforeEach
  void write() {
    files = ProjectFiles.valid(folder);
  }

  @Test
  void catalog_becomes_exactly_these_records() {
    Catalog catalog = Project.load(files.configuration()).catalog();

    assertThat(catalog.services())
        .containsExactly(
            new Service(
                "store",
                "store",
                Optional.empty(),
                3,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(catalog.slos())
        .containsExactly(
            new Slo(
                "store-availability",
                "store-availability",
                "failed",
                "store",
                new Indicator(
                    "store-availability",
                    "store-requests",
                    Counts.GOOD,
                    "status < 500",
                    "status NOT IN (401, 404)",
                    Unit.EVENTS),
                new BigDecimal("0.999"),
                new Budgeting(Method.OCCURRENCES, Optional.empty(), 0),
                new Window(Window.Unit.DAY, 28, true),
                Optional.empty(),
                Optional.empty(),
                "39f5ad1c150959cf174360ea1b012172772bb2928e2cd98e252ed88116399a9b"));
    assertThat(catalog.sources()).containsExactly(edgeLog(), signupRequests(), storeRequests());
  }

  /** Every default of a feed. */
  private static DataSource storeRequests() {
    return new DataSource(
        "store-requests",
        Format.PARQUET,
        "telemetry/store",
        Optional.empty(),
        Optional.empty(),
        CsvStyle.RFC_4180,
        Optional.empty(),
        List.of(),
        new Partitions(By.HOUR, "day={date}/hour={hour}", Time.EVENT, Duration.ZERO, ALWAYS),
        Optional.empty(),
        List.of(),
        2000,
        false,
        false,
        Optional.empty(),
        Map.of("event_time", "ts", "service", "'store'"));
  }

  private static DataSource signupRequests() {
    return new DataSource(
        "signup-requests",
        Format.CSV,
        "telemetry/signup",
        Optional.of(
            "at TIMESTAMP, name STRING, status INT, country STRING, tags MAP<STRING, STRING>"),
        Optional.empty(),
        new CsvStyle(false, ';', '"', '"', ""),
        Optional.empty(),
        List.of(),
        new Partitions(
            By.DAY,
            "day={date}",
            Time.ARRIVAL,
            Duration.ofDays(2),
            new Completeness(Optional.of("_SUCCESS"), false, Optional.empty())),
        Optional.of("concat(name, at)"),
        List.of("region"),
        2000,
        false,
        false,
        Optional.empty(),
        Map.of("event_time", "at", "service", "name", "region", "upper(country)"));
  }

  private static DataSource edgeLog() {
    return new DataSource(
        "edge-log",
        Format.TEXT,
        "telemetry/edge",
        Optional.empty(),
        Optional.of("^(?<host>\\S+) \\[(?<time>[^\\]]+)\\] (?<status>\\d+) \\(?<not>"),
        CsvStyle.RFC_4180,
        Optional.empty(),
        List.of(),
        new Partitions(By.NONE, "", Time.EVENT, Duration.ZERO, ALWAYS),
        Optional.empty(),
        List.of(),
        2000,
        false,
        false,
        Optional.empty(),
        Map.of("event_time", "to_timestamp(time)", "service", "host"));
  }

  @Test
  void optional_keys_of_a_feed_are_read() {
    files.edit(
        ProjectFiles.STORE,
        "partitions: { by: day/hour }",
        """
        partitions: { by: day/hour, complete: every-hour, layout: "{year}/{month:1}/{day}/{hour}" }
            dimensions: [operation, platform]
            maxValues: 5
            keepRejectedText: true
            steady: true
            retention: 90d\
        """);
    files.edit(
        ProjectFiles.STORE,
        "event_time: ts",
        "event_time: ts\n      platform: client\n      operation: route");
    files.edit(ProjectFiles.FEEDS, "{ marker: _SUCCESS }", "{ minimumShare: 0.50 }");
    files.edit(
        ProjectFiles.FEEDS,
        "header: false",
        """
        header: true
            quote: "'"
            escape: \\
            nullValue: "-"
            comment: "#"
            folders: [shard]\
        """);
    files.edit(ProjectFiles.FEEDS, "event_time: at", "event_time: at\n      operation: shard");
    List<DataSource> sources = Project.load(files.configuration()).catalog().sources();

    assertThat(sources.get(1).csv()).isEqualTo(new CsvStyle(true, ';', '\'', '\\', "-"));
    assertThat(sources.get(1).comment()).contains("#");
    assertThat(sources.get(1).folders()).containsExactly("shard");
    assertThat(sources.get(1).partitions().completeness())
        .isEqualTo(new Completeness(Optional.empty(), false, Optional.of(new BigDecimal("0.50"))));
    DataSource store = sources.get(2);
    assertThat(store.partitions().completeness().everyHour()).isTrue();
    assertThat(store.partitions().layout()).isEqualTo("{year}/{month:1}/{day}/{hour}");
    assertThat(store.dimensions()).containsExactly("platform", "operation");
    assertThat(store.maxValues()).isEqualTo(5);
    assertThat(store.keepRejectedText()).isTrue();
    assertThat(store.steady()).isTrue();
    assertThat(store.retention()).contains(Duration.ofDays(90));
    assertThat(store.columns().keySet())
        .containsExactly("event_time", "service", "operation", "platform");
  }

  @Test
  void every_spark_type_may_stand_in_a_schema() {
    files.edit(
        ProjectFiles.FEEDS,
        "at TIMESTAMP,",
        "at TIMESTAMP, c CHAR(3), v VARCHAR(5), n INT NOT NULL COMMENT 'x', d DECIMAL(10,2),"
            + " s STRUCT<a: ARRAY<INT>>, b BINARY, x VARIANT, i INTERVAL DAY TO SECOND,"
            + " z TIMESTAMP_NTZ, `odd name` DATE,");

    assertThat(Project.load(files.configuration()).catalog().sources()).hasSize(3);
  }

  @Test
  void service_may_be_named_as_telemetry_names_it() {
    files.edit(
        ProjectFiles.STORE,
        "  name: store\n",
        """
          name: "https://sqs.eu-1.example/Pet Site"
          displayName: Pet Site
          annotations: { service-health/owner: pets, service-health/tier: 1, service-health/line: Pets, other/x: y }
        """);
    files.edit(ProjectFiles.STORE, "service: store", "service: https://sqs.eu-1.example/Pet Site");

    assertThat(Project.load(files.configuration()).catalog().services())
        .containsExactly(
            new Service(
                "https://sqs.eu-1.example/Pet Site",
                "Pet Site",
                Optional.of("pets"),
                1,
                Optional.of("Pets"),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void percent_is_exactly_the_share() {
    String share = definitionAndTarget("target: 0.999");

    assertThat(definitionAndTarget("targetPercent: 99.90")).isEqualTo(share);
    assertThat(definitionAndTarget("target: \"0.9990\"")).isEqualTo(share);
    assertThat(definitionAndTarget("target: 0.9991")).isNotEqualTo(share);
    assertThat(definitionAndTarget("targetPercent: 100")).endsWith(" 1");
    assertThat(definitionAndTarget("target: 0")).endsWith(" 0");
  }

  private String definitionAndTarget(String written) {
    files = ProjectFiles.valid(folder);
    files.edit(ProjectFiles.STORE, "target: 0.999", written);
    Slo slo = Project.load(files.configuration()).catalog().slos().get(0);
    return slo.definition() + " " + slo.target();
  }

  @Test
  void versions_of_an_objective_are_sorted_by_their_day() {
    String slo = files.read(ProjectFiles.STORE).split("---\n", -1)[3];
    String name = "name: store-availability\n";
    String dated = name + "  annotations: { service-health/effective-from: %s }\n";
    files.write("catalog/a.yaml", slo.replace(name, dated.formatted("2026-03-01")));
    files.write("catalog/more/b.yml", slo.replace(name, dated.formatted("2026-01-01")));

    assertThat(Project.load(files.configuration()).catalog().slos())
        .extracting(Slo::effectiveFrom)
        .containsExactly(
            Optional.empty(),
            Optional.of(LocalDate.of(2026, 1, 1)),
            Optional.of(LocalDate.of(2026, 3, 1)));
  }

  @Test
  void indicator_may_stand_inside_the_objective() {
    files.edit(
        ProjectFiles.STORE,
        "indicatorRef: store-availability",
        """
        indicator:
            spec:
              ratioMetric:
                bad: { metricSource: { metricSourceRef: store-requests, spec: { value: failures } } }
                total: { metricSource: { metricSourceRef: store-requests, spec: { value: requests } } }\
        """);

    assertThat(Project.load(files.configuration()).catalog().slos().get(0).indicator())
        .isEqualTo(
            new Indicator(
                "store-availability",
                "store-requests",
                Counts.BAD,
                "failures",
                "requests",
                Unit.EVENTS));
  }
}
