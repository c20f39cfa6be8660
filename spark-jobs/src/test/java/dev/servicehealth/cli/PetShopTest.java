package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A real shop's counters in windows of five minutes, against truth computed without this code.
 * Their failures are shares of requests, so each window's count is off by up to half a request.
 */
class PetShopTest {
  private static final String FEED =
      """
      format: csv
      path: windows.csv
      schema: component STRING, window TIMESTAMP, requests DOUBLE, availability DOUBLE
      columns: { event_time: window, service: component }
      """;

  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @ParameterizedTest
  @CsvSource({
    "low_traffic, 2023-08-21, 2023-08-23, 41",
    "high_traffic, 2023-09-05, 2023-09-07, 39"
  })
  void every_component_and_day_agrees_with_the_truth(
      String scenario, String first, String last, int components) throws IOException {
    Path data = SharedData.folder("petshop");
    JsonNode truth =
        new ObjectMapper()
            .readTree(data.resolve("truth.json").toFile())
            .get(scenario)
            .get("by_component_day");
    TestProject project = TestProject.in(folder);
    List<List<String>> wide = wide(data.resolve("dataset/" + scenario + "/noissue/metrics.csv"));
    project.write("windows.csv", String.join("\n", unpivoted(wide)));
    project.catalog("shop", catalog(columns(wide, "availability").keySet()));

    project.backfill(first, last);

    Map<String, List<String>> days = new HashMap<>();
    for (String row :
        project.rows(
            "SELECT service || '|' || day || '|' || valid || '|' || bad || '|'"
                + " || COALESCE(STRING(availability), 'none') || '|' || no_traffic_minutes"
                + " || '|' || (good_minutes + bad_minutes) FROM slo.availability_day")) {
      List<String> cells = Splitter.on('|').splitToList(row);
      days.put(cells.get(0) + " " + cells.get(1), cells.subList(2, cells.size()));
    }
    int compared = 0;
    for (Map.Entry<String, JsonNode> component : truth.properties()) {
      for (Map.Entry<String, JsonNode> day : component.getValue().properties()) {
        agrees(days.get(component.getKey() + " " + day.getKey()), day.getValue());
        compared++;
      }
    }
    assertThat(truth.size()).isEqualTo(components);
    assertThat(compared).isEqualTo(components * 3);
  }

  private static void agrees(List<String> figures, JsonNode truth) {
    int withTraffic = truth.get("windows").intValue() - truth.get("no_traffic_windows").intValue();
    assertThat(truth.get("traffic_but_no_availability").intValue()).isZero();
    assertThat(Double.parseDouble(figures.get(0))).isEqualTo(truth.get("requests").doubleValue());
    assertThat(Math.abs(Long.parseLong(figures.get(1)) - truth.get("bad").doubleValue()))
        .isLessThanOrEqualTo(0.5 * withTraffic);
    // A window stands in the minute it starts in.
    assertThat(Integer.parseInt(figures.get(4))).isEqualTo(withTraffic);
    assertThat(figures.get(2).equals("none")).isEqualTo(withTraffic == 0);
    assertThat(Integer.parseInt(figures.get(3))).isPositive();
  }

  private static String[] catalog(Iterable<String> components) {
    List<String> documents = new ArrayList<>();
    documents.add(Feeds.source("windows", FEED));
    int number = 0;
    for (String component : components) {
      documents.add(Feeds.service(component));
      documents.add(
          """
          apiVersion: openslo/v1
          kind: SLO
          metadata: { name: component-%d }
          spec:
            service: "%s"
            indicator:
              metadata: { name: answered-%1$d }
              spec:
                ratioMetric:
                  good:  { metricSource: { metricSourceRef: windows, spec: { value: "ROUND(requests * availability / 100)" } } }
                  total: { metricSource: { metricSourceRef: windows, spec: { value: requests } } }
            timeWindow: [ { duration: 4w, isRolling: true } ]
            budgetingMethod: Occurrences
            objectives: [ { displayName: Answered, target: 0.99 } ]
          """
              .formatted(number++, component));
    }
    return documents.toArray(String[]::new);
  }

  private static List<List<String>> wide(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(Splitter.on(',')::splitToList).toList();
  }

  /** The place of a metric's column for each component. */
  private static Map<String, Integer> columns(List<List<String>> wide, String metric) {
    Map<String, Integer> columns = new TreeMap<>();
    for (int i = 1; i < wide.get(0).size(); i++) {
      if (wide.get(1).get(i).equals(metric)) {
        columns.put(wide.get(0).get(i), i);
      }
    }
    return columns;
  }

  /** A line for every component and window. */
  private static List<String> unpivoted(List<List<String>> wide) {
    Map<String, Integer> requests = columns(wide, "requests");
    List<String> lines = new ArrayList<>(List.of("component,window,requests,availability"));
    for (List<String> row : wide.subList(3, wide.size())) {
      if (row.get(0).isEmpty() || row.get(0).equals("unix_timestamp")) {
        continue;
      }
      Instant window = Instant.ofEpochSecond(new BigDecimal(row.get(0)).longValueExact());
      columns(wide, "availability")
          .forEach(
              (component, column) ->
                  lines.add(
                      String.join(
                          ",",
                          component,
                          window.toString(),
                          row.get(requests.get(component)),
                          row.get(column))));
    }
    return lines;
  }
}
