package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real access log, described by catalog YAML alone, against truth computed without this code. */
class ApacheLogTest {
  private static final String COLUMNS =
      """
      columns:
        event_time: try_to_timestamp(time, 'dd/MMM/yyyy:HH:mm:ss xx')
        service: "'site'"
        user_id: client
      """;

  private static final String PATTERN =
      "^(?<client>\\S+) \\S+ \\S+ \\[(?<time>[^\\]]+)\\] \"(?<request>(?:[^\"\\\\]|\\\\.)*)\""
          + " (?<status>\\d{3}) (?<bytes>\\d+|-)"
          + "(?: \"(?:[^\"\\\\]|\\\\.)*\" \"(?:[^\"\\\\]|\\\\.)*\")?\\s*$";

  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void a_real_access_log_gives_the_numbers_of_the_truth() throws IOException {
    Path data = SharedData.folder("elastic_apache");
    JsonNode truth = new ObjectMapper().readTree(data.resolve("truth.json").toFile());
    TestProject project = TestProject.in(folder);
    project.catalog(
        "site",
        Feeds.source(
            "access",
            "format: text\npath: '%s'\npattern: '%s'\n%s"
                .formatted(data.resolve("apache_logs"), PATTERN, COLUMNS)),
        Feeds.objective("site", "access", "0.999", "status < 500", "true"));

    String printed = project.backfill("2015-05-17", "2015-05-20");

    assertThat(printed)
        .contains("10,000 rows read = 9,999 accepted + 1 quarantined + 0 duplicate + 0 late");
    List<String> days = new ArrayList<>();
    truth
        .get("by_utc_day")
        .properties()
        .forEach(
            day ->
                days.add(
                    "%s %s %s %s"
                        .formatted(
                            day.getKey(),
                            day.getValue().get("requests"),
                            day.getValue().get("errors_5xx"),
                            day.getValue().get("clients"))));
    assertThat(days).hasSize(4);
    assertThat(
            project.rows(
                "SELECT day, valid, bad, CAST(THETA_SKETCH_ESTIMATE(users) AS BIGINT)"
                    + " FROM slo.availability_day JOIN core.user_day USING (day, service)"
                    + " ORDER BY day"))
        .isEqualTo(days);
    assertThat(project.rows("SELECT row_number, reason, text FROM core.quarantine"))
        .containsExactly(
            truth.get("malformed_examples").get(0).get("line")
                + " the line does not match the pattern null");
    // Equal lines without a key are 19 different requests, and none is taken for a duplicate.
    assertThat(
            project.value(
                "SELECT SUM(rows_accepted), SUM(rows_quarantined), SUM(rows_duplicate)"
                    + " FROM core.partition"))
        .isEqualTo("9999 1 0");
    assertThat(project.value("SELECT SUM(good) || '/' || SUM(valid) FROM slo.availability_day"))
        .isEqualTo("9996/9999");
  }
}
