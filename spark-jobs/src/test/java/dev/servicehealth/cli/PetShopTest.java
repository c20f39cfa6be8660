package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counters of a real shop, five minutes a window, against truth computed without this code. The
 * wide files are turned into rows of component, window, requests and availability; the rest is
 * YAML.
 */
class PetShopTest {
  private static final List<String> FILES = List.of("low_traffic", "high_traffic");

  @TempDir private static Path folder;
  private static TestProject project;
  private static JsonNode truth;

  /** Names of services, by file and component. */
  private static final Map<String, String> SERVICES = new TreeMap<>();

  private static Map<String, String> days;

  @BeforeAll
  static void compute() throws IOException {
    Path data = SharedData.folder("petshop");
    truth = new ObjectMapper().readTree(data.resolve("truth.json").toFile());
    project = TestProject.in(folder);
    for (String file : FILES) {
      String source = file.replace('_', '-');
      List<String> documents = new ArrayList<>(List.of(source(source)));
      unpivot(file, data.resolve("dataset/%s/noissue/metrics.csv".formatted(file)), documents);
      project.catalog(source, documents.toArray(String[]::new));
    }
    project.backfill("2023-08-21", "2023-08-23");
    project.backfill("2023-09-05", "2023-09-07");
    days = new TreeMap<>();
    project
        .rows(
            "SELECT service || '/' || day, good, bad, valid, good_minutes + bad_minutes,"
                + " no_traffic_minutes, no_telemetry_minutes, availability"
                + " FROM slo.availability_day")
        .forEach(
            row ->
                days.put(row.substring(0, row.indexOf(' ')), row.substring(row.indexOf(' ') + 1)));
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  @Test
  void every_component_day_agrees_within_the_rounding_of_counts_to_whole_requests() {
    int compared = 0;
    for (String file : FILES) {
      for (var component : truth.get(file).get("by_component_day").properties()) {
        for (var day : component.getValue().properties()) {
          JsonNode expected = day.getValue();
          String[] counts = day(file, component.getKey(), day.getKey());
          int windows =
              expected.get("windows").intValue() - expected.get("no_traffic_windows").intValue();
          assertThat(Double.parseDouble(counts[2]))
              .as("requests of %s on %s", component.getKey(), day.getKey())
              .isEqualTo(expected.get("requests").doubleValue());
          assertThat(Double.parseDouble(counts[1]))
              .as("bad requests of %s on %s", component.getKey(), day.getKey())
              .isCloseTo(expected.get("bad").doubleValue(), within(0.5 * windows + 1e-6));
          assertThat(Integer.parseInt(counts[3])).as("minutes with traffic").isEqualTo(windows);
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(240);
  }

  @Test
  void a_component_day_without_requests_has_no_traffic_and_no_availability() {
    List<String> silent = new ArrayList<>();
    for (String file : FILES) {
      for (var component : truth.get(file).get("by_component_day").properties()) {
        for (var day : component.getValue().properties()) {
          if (day.getValue().get("requests").doubleValue() == 0) {
            silent.add(String.join(" ", day(file, component.getKey(), day.getKey())));
          }
        }
      }
    }
    assertThat(silent)
        .hasSize(9)
        .allSatisfy(day -> assertThat(day).startsWith("0 0 0 0 ").endsWith(" null"));
  }

  /** Low traffic: from 09:00 on the first day to 10:00 on the last; high: from 14:00 to 15:00. */
  @Test
  void only_the_minutes_outside_a_file_are_without_telemetry() {
    assertThat(
            project.rows(
                "SELECT DISTINCT day, no_traffic_minutes + good_minutes + bad_minutes,"
                    + " no_telemetry_minutes FROM slo.availability_day"
                    + " WHERE service LIKE 'low%' AND MONTH(day) = 8"
                    + " OR service LIKE 'high%' AND MONTH(day) = 9 ORDER BY day"))
        .containsExactly(
            "2023-08-21 900 540",
            "2023-08-22 1440 0",
            "2023-08-23 601 839",
            "2023-09-05 600 840",
            "2023-09-06 1440 0",
            "2023-09-07 901 539");
  }

  private static String[] day(String file, String component, String day) {
    return days.get(SERVICES.get(file + "/" + component) + "/" + day).split(" ", -1);
  }

  private static String source(String name) {
    return Feeds.source(
        name,
        """
        format: csv
        header: true
        schema: component STRING, start BIGINT, requests DOUBLE, availability DOUBLE
        path: telemetry/%s.csv
        columns: { event_time: timestamp_seconds(start), service: component }
        """
            .formatted(name));
  }

  /** Three rows of headers: the component, the metric and the statistic of each column. */
  private static void unpivot(String name, Path file, List<String> documents) throws IOException {
    List<String[]> rows = Files.readAllLines(file).stream().map(l -> l.split(",", -1)).toList();
    StringBuilder csv = new StringBuilder("component,start,requests,availability\n");
    for (int column = 1; column < rows.get(0).length; column++) {
      if (rows.get(1)[column].equals("availability")) {
        String component = rows.get(0)[column];
        String service = name.replace("_traffic", "-") + SERVICES.size();
        SERVICES.put(name + "/" + component, service);
        documents.add(
            Feeds.objective(
                service,
                name.replace('_', '-'),
                "0.99",
                "ROUND(requests * availability / 100)",
                "ROUND(requests)"));
        int requests = column(rows, component, "requests");
        for (String[] row : rows.subList(4, rows.size())) {
          csv.append(service)
              .append(',')
              .append(row[0], 0, row[0].indexOf('.'))
              .append(',')
              .append(row[requests])
              .append(',')
              .append(row[column])
              .append('\n');
        }
      }
    }
    project.write("telemetry/" + name.replace('_', '-') + ".csv", csv.toString());
  }

  private static int column(List<String[]> rows, String component, String metric) {
    for (int i = 1; i < rows.get(0).length; i++) {
      if (rows.get(0)[i].equals(component) && rows.get(1)[i].equals(metric)) {
        return i;
      }
    }
    throw new AssertionError(component + " has no " + metric);
  }
}
