package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts of one service by two data sources, through the command line. */
class CheckedTest {
  @TempDir private static Path folder;

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  @Test
  void a_week_tells_how_far_two_data_sources_differ() throws IOException {
    TestProject project = TestProject.in(folder);
    project.catalog(
        "shop",
        feed("requests"),
        feed("edge"),
        Feeds.objective("shop", "requests", "0.9", "status < 500", "true")
            .replace(
                "metadata: { name: \"shop\" }",
                "metadata: { name: \"shop\", annotations: { service-health/main-objective:"
                    + " shop-availability, service-health/check-objective: shop-edge } }"),
        Feeds.objective("shop", "edge", "0.9", "status < 500", "true")
            .replace("shop-availability", "shop-edge")
            .replace("shop-indicator", "edge-indicator")
            .split("---\n", 2)[1]);
    for (int day = 4; day <= 5; day++) {
      List<Requests.Request> requests =
          Requests.from("2026-05-0" + day + "T00:00:00Z", Duration.ofMinutes(10), 144);
      write(project, "requests", day, requests);
      if (day == 4) {
        write(project, "edge", day, requests.subList(0, 130));
      }
    }
    project.backfill("2026-05-04", "2026-05-10");
    project.now("2026-05-12T06:00:00Z");
    project.succeed("report", "--week", "2026-W19");

    String page =
        Files.readString(project.reports().resolve("2026-W19/edition-1/index.html"))
            .replace("&#39;", "'");
    assertThat(page)
        .contains("Checked against a second data source")
        .contains("144 requests, and 130 by edge (9.8% fewer)")
        .contains("1 of 7 days compared")
        .contains("requests of shop differ by more than 5% from those that edge counts");
  }

  private static String feed(String name) {
    return Feeds.source(
        name,
        "format: json\nschema: %s\npath: %s\npartitions: { by: day }\n%s"
            .formatted(Requests.SCHEMA, name, Requests.COLUMNS.formatted("shop")));
  }

  private static void write(
      TestProject project, String feed, int day, List<Requests.Request> requests) {
    project.write(
        "%s/day=2026-05-0%d/part.json".formatted(feed, day),
        Requests.lines(requests, Requests.Request::json));
  }
}
