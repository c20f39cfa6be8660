package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import dev.servicehealth.spark.TestSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFailureTest {
  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  /** Facts were published damaged, and a new target makes figures be computed from them. */
  @Test
  void figures_that_do_not_add_up_are_not_published_and_no_view_is_left() {
    TestProject project = TestProject.in(folder);
    project.catalog(
        "feed",
        Feeds.source(
            "requests",
            "format: json\nschema: %s\npath: telemetry\npartitions: { by: day }\n%s"
                .formatted(Requests.SCHEMA, Requests.COLUMNS.formatted("shop"))));
    project.catalog(
        "objective", Feeds.objective("shop", "requests", "0.9", "status < 500", "true"));
    project.write(
        "telemetry/day=2026-05-01/part.json",
        Requests.lines(
            Requests.from("2026-05-01T00:00:00Z", Duration.ofMinutes(10), 144),
            Requests.Request::json));
    project.backfill("2026-05-01", "2026-05-01");
    project.change("DELETE FROM core.slice_hour WHERE value = 'FR' AND HOUR(hour) = 3");
    project.change(
        "INSERT INTO record.run BY NAME SELECT * EXCEPT (number, table_versions), number + 1 AS number,"
            + " TRANSFORM_VALUES(table_versions, (k, v) -> IF(k = 'core.slice_hour', v + 1, v))"
            + " AS table_versions FROM record.run");
    Map<String, List<String>> published = project.tables();
    project.catalog(
        "objective", Feeds.objective("shop", "requests", "0.8", "status < 500", "true"));

    Outcome outcome =
        project.run(
            "backfill", "--from", "2026-05-01", "--to", "2026-05-01", "--reason", "new target");

    assertThat(TestSession.temporaryViews()).isEmpty();
    assertThat(outcome.exit()).isEqualTo(30);
    assertThat(outcome.err())
        .contains("Cannot publish slo.availability_slice_day")
        .contains("every dimension adds up to the whole")
        .contains("day 2026-05-01, service shop, slo shop-availability, dimension region, ");
    assertThat(project.warehouse().resolve("record/_reports/2026-06-01T06-00-00Z.json"))
        .content()
        .contains("\"exitCode\" : 30")
        .contains("Cannot publish slo.availability_slice_day")
        .doesNotContain("2026-05-01, service shop");
    assertThat(outcome.err()).contains("core.objective_day: version 2 undone: not published");
    assertThat(project.tables()).isEqualTo(published);
    assertThat(project.rows("SELECT DISTINCT reason FROM record.run")).containsExactly("test");
  }
}
