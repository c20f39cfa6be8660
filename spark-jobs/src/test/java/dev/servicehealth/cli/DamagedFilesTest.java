package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random data sources beside themselves with random damage: every row has an account for every
 * objective, and no damage makes a verdict or a bound better.
 */
class DamagedFilesTest {
  private static final long SEED = 20261125;
  private static final int SOURCES = 10;
  private static final String DAY = "2026-05-02";

  @TempDir private static Path folder;
  private final Random random = new Random(SEED);
  private final List<Integer> written = new ArrayList<>();

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  private void source(TestProject project, String name) {
    project.catalog(
        name,
        Feeds.source(
            name,
            """
            format: json
            path: telemetry/%1$s
            schema: at TIMESTAMP, status INT, ms DOUBLE
            partitions: { by: day }
            columns: { event_time: at, service: "'%1$s'" }
            """
                .formatted(name)),
        Feeds.objective(name, name, "0.9", "status < 500", "true"),
        """
        apiVersion: openslo/v1
        kind: SLO
        metadata: { name: %1$s-latency }
        spec:
          service: %1$s
          indicator:
            metadata: { name: %1$s-fast }
            spec: { thresholdMetric: { metricSource: { metricSourceRef: %1$s, spec: { value: ms } } } }
          timeWindow: [ { duration: 4w, isRolling: true } ]
          budgetingMethod: %2$s
          objectives: [ { displayName: Fast, target: 0.9, op: lt, value: 400%3$s } ]
        """
            .formatted(
                name,
                Integer.parseInt(name.substring(5)) % 2 == 0 ? "Occurrences" : "Timeslices",
                Integer.parseInt(name.substring(5)) % 2 == 0
                    ? ""
                    : ", timeSliceWindow: 60m, timeSliceTarget: 0.9"));
  }

  private void write(TestProject project, int number) {
    int rows = 60 + random.nextInt(120);
    double failing = random.nextDouble() * 0.2;
    double damage = random.nextDouble() * (number % 3 == 0 ? 0.6 : 0.1);
    StringBuilder clean = new StringBuilder();
    StringBuilder damaged = new StringBuilder();
    StringBuilder nested = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      String at =
          "%sT%02d:%02d:%02dZ"
              .formatted(DAY, random.nextInt(24), random.nextInt(60), random.nextInt(60));
      int status = random.nextDouble() < failing ? 503 : 200;
      int ms = random.nextDouble() < failing ? 900 : 30;
      String line = line(at, "status", "" + status, "" + ms);
      clean.append(line).append('\n');
      boolean isDamaged = random.nextDouble() < damage;
      (random.nextInt(3) == 0 ? nested : damaged)
          .append(isDamaged ? damaged(at, status, ms, line) : line)
          .append('\n');
    }
    written.add(rows);
    project.write("telemetry/clean%d/day=%s/a.json".formatted(number, DAY), clean.toString());
    project.write("telemetry/worse%d/day=%s/a.json".formatted(number, DAY), damaged.toString());
    project.write("telemetry/worse%d/day=%s/x/b.json".formatted(number, DAY), nested.toString());
  }

  private static String line(String at, String key, String status, String ms) {
    return "{\"at\": \"%s\", \"%s\": %s, \"ms\": %s}".formatted(at, key, status, ms);
  }

  private String damaged(String at, int status, int ms, String line) {
    return switch (random.nextInt(9)) {
      case 0 -> "{\"at\": \"%s\", \"ms\": %d}".formatted(at, ms);
      case 1 -> line(at, "http_status", "" + status, "" + ms);
      case 2 -> line(at, "STATUS", "" + status, "" + ms);
      case 3 -> line(at, "status", "" + status, "NaN");
      case 4 -> line(at, "status", "null", "Infinity");
      case 5 -> line.substring(0, 5 + random.nextInt(line.length() - 6));
      case 6 -> line("1970-01-01T00:00:00Z", "status", "" + status, "" + ms);
      case 7 -> line("2200-01-01T00:00:00Z", "status", "" + status, "" + ms);
      default -> line(at, "status", "\"" + status + "x\"", "" + ms);
    };
  }

  @Test
  void every_row_has_an_account_and_no_damage_makes_anything_better() {
    TestProject project = TestProject.in(folder);
    for (int number = 0; number < SOURCES; number++) {
      source(project, "clean" + number);
      source(project, "worse" + number);
      write(project, number);
    }
    project.backfill(DAY, DAY);

    for (int number = 0; number < SOURCES; number++) {
      String claim = "seed %d, source %d".formatted(SEED, number);
      assertThat(project.value(account("worse" + number)))
          .as(claim)
          .isEqualTo("%1$d %1$d".formatted(written.get(number)));
      assertThat(project.rows(judged("worse" + number))).as(claim).isEmpty();
      assertThat(project.rows(improved(number))).as(claim).isEmpty();
    }
    assertThat(project.rows("SELECT DISTINCT reason FROM core.unjudged_minute ORDER BY reason"))
        .containsExactly("ms: NaN or infinite", "status: no value");
  }

  private static String account(String source) {
    return """
    SELECT SUM(rows_read), SUM(rows_accepted + rows_quarantined + rows_duplicate + rows_late)
    FROM core.partition WHERE source = '%s'"""
        .formatted(source);
  }

  /** Objectives whose judged and unjudged rows are not the accepted ones. */
  private static String judged(String source) {
    return """
    SELECT slo, valid_events, unjudged, accepted FROM (
      SELECT slo, valid_events, COALESCE(unjudged, 0) AS unjudged, accepted
      FROM slo.availability_day
      CROSS JOIN (SELECT SUM(rows_accepted) AS accepted FROM core.partition WHERE source = '%1$s')
      LEFT JOIN (SELECT slo, SUM(unjudged_rows) AS unjudged FROM core.unjudged_minute GROUP BY slo) USING (slo)
      WHERE service = '%1$s')
    WHERE valid_events + unjudged <> accepted"""
        .formatted(source);
  }

  /** Objectives that damage made better, or whose bounds do not hold the figure without damage. */
  private static String improved(int number) {
    return """
    SELECT clean.slo, clean.availability, worse.availability_at_worst, worse.availability_at_best,
      clean.raw_verdict, worse.raw_verdict
    FROM slo.availability_day AS clean JOIN slo.availability_day AS worse
      ON worse.slo = REPLACE(clean.slo, 'clean', 'worse') AND worse.service = 'worse%1$d'
    WHERE clean.service = 'clean%1$d' AND (
      worse.availability_at_worst > clean.availability OR worse.availability_at_best < clean.availability
      OR worse.raw_verdict NOT IN (clean.raw_verdict, 'Unknown', 'Too little traffic'))"""
        .formatted(number);
  }
}
