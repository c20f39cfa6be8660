package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The generator tells which minutes were bad and who failed; what each incident took follows from
 * that by counting minute by minute, apart from the SQL that does it.
 */
class IncidentTruthTest {
  private static final Path SAMPLE = SampleProject.FOLDER;
  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  private record Span(String id, int severity, Instant starts, Instant ends, Set<String> services) {
    boolean touches(String service, Instant from, Instant until) {
      return services.contains(service) && starts.isBefore(until) && ends.isAfter(from);
    }
  }

  /** The end of one incident, and a day on which three overlap. */
  @Test
  void overlapping_incidents_take_what_the_generator_made_bad() throws IOException {
    mustTakeWhatWasBad(LocalDate.parse("2026-08-17"), LocalDate.parse("2026-08-19"));
  }

  /** Every incident over all of its days. */
  @Tag("endurance")
  @ParameterizedTest
  @CsvSource({
    "2026-06-09, 2026-06-09",
    "2026-07-07, 2026-07-07",
    "2026-08-05, 2026-08-21",
    "2026-09-02, 2026-09-02"
  })
  void every_incident_takes_what_the_generator_made_bad(LocalDate first, LocalDate last)
      throws IOException {
    mustTakeWhatWasBad(first, last);
  }

  private void mustTakeWhatWasBad(LocalDate first, LocalDate last) throws IOException {
    TestProject project =
        SampleProject.of(
            folder, range -> range.withDays(first, last).withRowsADay(700).withFailures());
    project.write("incidents.jsonl", Files.readString(SAMPLE.resolve("incidents.jsonl")));
    project.configured(
        "incidents: { path: incidents.jsonl, drop: { state: [merged into INC-105] } }");
    project.now("2026-09-08T06:00:00Z");

    project.backfill(first.toString(), last.toString());

    Path telemetry = SampleProject.telemetry(folder);
    List<Span> spans = spans();
    assertThat(
            project.rows(
                "SELECT CONCAT_WS(',', service, slo, incident, SUM(bad)) FROM slo.incident_impact"
                    + " GROUP BY service, slo, incident HAVING SUM(bad) > 0 ORDER BY 1"))
        .isEqualTo(ledger(telemetry, spans));
    assertThat(
            project.rows(
                "SELECT CONCAT_WS(',', service, slo, incident, THETA_SKETCH_ESTIMATE(THETA_UNION_AGG(failed_users)))"
                    + " FROM slo.incident_traffic WHERE failed_users IS NOT NULL"
                    + " GROUP BY service, slo, incident ORDER BY 1"))
        .isEqualTo(users(telemetry, spans));
  }

  /** The newest revision of each by hand: the slip of the pen of INC-106 and INC-108 aside. */
  private static List<Span> spans() throws IOException {
    Map<String, JsonNode> newest = new TreeMap<>();
    for (String line : Files.readAllLines(SAMPLE.resolve("incidents.jsonl"))) {
      JsonNode row = MAPPER.readTree(line);
      boolean isSlip = row.get("started").asText().equals("2026-08-02T10:00:00Z");
      if (!isSlip) {
        newest.put(row.get("id").asText(), row);
      }
    }
    newest.remove("INC-108"); // merged
    List<Span> spans = new ArrayList<>();
    newest.forEach(
        (id, row) -> {
          Set<String> services = new HashSet<>();
          row.get("services").forEach(service -> services.add(service.asText()));
          spans.add(
              new Span(
                  id,
                  row.get("severity").asInt(),
                  Instant.parse(row.get("started").asText()),
                  Instant.parse(row.get("resolved").asText()),
                  services));
        });
    return spans;
  }

  private static Optional<String> taker(
      List<Span> spans, String service, Instant from, Duration length) {
    return Stream.iterate(from, minute -> minute.plus(Duration.ofMinutes(1)))
        .limit(length.toMinutes())
        .flatMap(
            minute ->
                spans.stream()
                    .filter(
                        span -> span.touches(service, minute, minute.plus(Duration.ofMinutes(1)))))
        .min(
            Comparator.comparingInt(Span::severity)
                .thenComparing(Span::starts)
                .thenComparing(Span::id))
        .map(Span::id);
  }

  private static List<String> ledger(Path telemetry, List<Span> spans) throws IOException {
    Map<String, Long> sums = new TreeMap<>();
    for (String[] row : rows(telemetry, "bad_minute.csv")) {
      Instant from = moment(row[0], row[3]);
      String taker =
          taker(spans, row[1], from, Duration.ofMinutes(Long.parseLong(row[4])))
              .orElse("unattributed");
      sums.merge(String.join(",", row[1], row[2], taker), Long.parseLong(row[5]), Long::sum);
    }
    return sums.entrySet().stream()
        .map(sum -> sum.getKey() + "," + sum.getValue())
        .sorted()
        .toList();
  }

  private static List<String> users(Path telemetry, List<Span> spans) throws IOException {
    Map<String, Set<String>> accounts = new TreeMap<>();
    for (String[] row : rows(telemetry, "failed_account.csv")) {
      taker(spans, row[1], moment(row[0], row[3]), Duration.ofMinutes(1))
          .ifPresent(
              taker ->
                  accounts
                      .computeIfAbsent(
                          String.join(",", row[1], row[2], taker), none -> new HashSet<>())
                      .add(row[4]));
    }
    return accounts.entrySet().stream()
        .filter(each -> Set.of("store", "tv").contains(each.getKey().split(",", -1)[0]))
        .map(each -> each.getKey() + "," + each.getValue().size())
        .sorted()
        .toList();
  }

  private static Instant moment(String day, String minute) {
    return LocalDate.parse(day)
        .atStartOfDay(ZoneOffset.UTC)
        .plusMinutes(Long.parseLong(minute))
        .toInstant();
  }

  private static List<String[]> rows(Path telemetry, String file) throws IOException {
    return Files.readAllLines(telemetry.resolve("truth").resolve(file)).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }
}
