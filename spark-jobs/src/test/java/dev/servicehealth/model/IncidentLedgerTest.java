package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.servicehealth.cli.SharedData;
import dev.servicehealth.incident.Feed;
import dev.servicehealth.incident.IncidentFeed;
import dev.servicehealth.incident.Incidents;
import dev.servicehealth.incident.MappingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What incidents take, beside an oracle that goes minute by minute. */
class IncidentLedgerTest {
  private static final long SEED = 20261127;
  private static final int TRIALS = 80;
  private static final int MINUTES = 60;
  private static final int WEEK = 7 * 86_400;
  private static final LocalDate MONDAY = LocalDate.of(2022, 1, 3);
  private static final int SLICE = 5;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
  private static final List<String> UNITS =
      List.of("events", "slices", "billionths of slices", "millionths of measurements");

  private final List<String> objectives = new ArrayList<>();
  private final List<String> partitions = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final List<String> exclusions = new ArrayList<>();
  private final List<String> incidents = new ArrayList<>();
  private final Map<String, Long> expected = new TreeMap<>();

  private record Span(String id, int severity, int from, int until) {}

  private void draw(int trial, Random random) {
    String service = "s" + trial;
    String unit = UNITS.get(trial % 4);
    boolean isSliced = unit.endsWith("slices");
    long scale = unit.startsWith("millionths") ? 1_000_000 : 1;
    LocalDateTime starts = DAY.atStartOfDay();
    objectives.add(
        String.join(
            ",",
            List.of(
                DAY.toString(),
                service,
                "a",
                service,
                "0.9",
                isSliced
                    ? (unit.equals("slices") ? "Timeslices" : "RatioTimeslices")
                    : "Occurrences",
                unit.equals("slices") ? "0.8" : "",
                isSliced ? "" + SLICE : "0",
                unit,
                starts + ":00",
                starts.plusMinutes(MINUTES) + ":00",
                "d",
                "1")));
    partitions.add(
        String.join(
            ",", DAY.toString(), service, starts + ":00", starts.plusMinutes(MINUTES) + ":00,0,0"));
    long[] good = new long[MINUTES];
    long[] valid = new long[MINUTES];
    for (int minute = 0; minute < MINUTES; minute++) {
      valid[minute] = random.nextInt(3) == 0 ? 0 : random.nextInt(20) * scale;
      good[minute] = valid[minute] == 0 ? 0 : random.nextLong(valid[minute] + 1);
      if (valid[minute] > 0) {
        events.add(
            String.join(
                ",",
                DAY.toString(),
                service,
                starts.plusMinutes(minute) + ":00",
                service,
                "a",
                Long.toString(good[minute]),
                Long.toString(valid[minute])));
      }
    }
    if (random.nextInt(3) == 0) {
      int from = random.nextInt(MINUTES - 10);
      exclusions.add(
          String.join(
              ",",
              DAY.toString(),
              service,
              starts.plusMinutes(from) + ":00",
              starts.plusMinutes(from + 10) + ":00"));
    }
    List<Span> spans = spans(trial, random, service, starts);
    expect(service, unit, good, valid, spans);
  }

  private List<Span> spans(int trial, Random random, String service, LocalDateTime starts) {
    List<Span> spans = new ArrayList<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      int from = random.nextInt(MINUTES - 1);
      int until = from + 1 + random.nextInt(MINUTES - from);
      Span span =
          new Span("i" + random.nextInt(1000) + "-" + i, 1 + random.nextInt(3), from, until);
      spans.add(span);
      // Within its first and its last minute, as the clock has seconds.
      incidents.add(
          String.join(
              ",",
              DAY.toString(),
              service,
              span.id(),
              Integer.toString(span.severity()),
              starts.plusMinutes(from) + ":00",
              starts.plusMinutes(from) + ":" + (trial % 2 == 0 ? "00" : "20"),
              trial % 2 == 0
                  ? starts.plusMinutes(until) + ":00"
                  : starts.plusMinutes(until - 1) + ":40"));
    }
    return spans;
  }

  private static String taker(List<Span> spans, int from, int until) {
    return spans.stream()
        .filter(span -> span.from() < until && span.until() > from)
        .min(
            Comparator.comparingInt(Span::severity)
                .thenComparingInt(Span::from)
                .thenComparing(Span::id))
        .map(Span::id)
        .orElse("unattributed");
  }

  private void expect(String service, String unit, long[] good, long[] valid, List<Span> spans) {
    spans.forEach(span -> expected.put(service + " " + span.id(), 0L));
    expected.put(service + " unattributed", 0L);
    int step = unit.endsWith("slices") ? SLICE : 1;
    for (int from = 0; from < MINUTES; from += step) {
      long ofGood = 0;
      long ofValid = 0;
      for (int minute = from; minute < from + step; minute++) {
        ofGood += good[minute];
        ofValid += valid[minute];
      }
      long bad =
          switch (unit) {
            case "slices" -> ofValid > 0 && 10 * ofGood < 8 * ofValid ? 1 : 0;
            case "billionths of slices" ->
                ofValid == 0 ? 0 : 1_000_000_000 - ofGood * 1_000_000_000 / ofValid;
            default -> ofValid - ofGood;
          };
      expected.merge(service + " " + taker(spans, from, from + step), bad, Long::sum);
    }
  }

  @Test
  void random_incidents_always_add_up_in_every_unit() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < TRIALS; trial++) {
      draw(trial, random);
    }
    DayRange range = new DayRange(DAY, DAY);
    try (ModelViews views = new ModelViews()) {
      give(views, range);

      assertThat(
              views.compute("slo.incident_impact", range, "UTC").collectAsList().stream()
                  .collect(
                      Collectors.toMap(
                          row -> row.getAs("service") + " " + row.getAs("incident"),
                          row -> row.<Long>getAs("bad"))))
          .as("seed %d", SEED)
          .isEqualTo(expected);
      views.chain("slo.availability_day", range, "UTC");
      views.chain("slo.incident_impact", range, "UTC");
      views.give("replaced_day", "SELECT DATE '%s' AS day".formatted(DAY));
      views.other("this", "SELECT * FROM slo.incident_impact");
      String check =
          SqlModels.load().named("slo.incident_impact").checks().stream()
              .filter(each -> each.title().contains("add up"))
              .findFirst()
              .orElseThrow()
              .sql();
      assertThat(views.ask(check, range, "UTC").collectAsList()).isEmpty();
    }
  }

  private void give(ModelViews views, DayRange range) {
    views.give(
        "core.objective_day",
        "day DATE, service STRING, slo STRING, source STRING, target DECIMAL(10, 9), budgeting STRING, slice_target DECIMAL(10, 9), slice_minutes INT, unit STRING, day_starts TIMESTAMP, day_ends TIMESTAMP, definition STRING, row_events BIGINT",
        objectives);
    views.give(
        "core.partition",
        "day DATE, source STRING, covers_from TIMESTAMP, covers_until TIMESTAMP, rows_quarantined BIGINT, rows_late BIGINT",
        partitions);
    views.give(
        "core.sli_minute",
        "day DATE, source STRING, minute TIMESTAMP, service STRING, slo STRING, good BIGINT, valid BIGINT",
        events);
    views.give(
        "core.exclusion_day",
        "day DATE, service STRING, starts TIMESTAMP, ends TIMESTAMP",
        exclusions);
    views.give(
        "core.incident_day",
        "day DATE, service STRING, incident STRING, severity INT, started_at TIMESTAMP, starts TIMESTAMP, ends TIMESTAMP",
        incidents);
    Set<String> given =
        Set.of(
            "core.objective_day",
            "core.partition",
            "core.sli_minute",
            "core.exclusion_day",
            "core.incident_day");
    views.prepare("slo.availability_day", given, range, "UTC");
    views.prepare("slo.incident_impact", given, range, "UTC");
  }

  @Test
  void minutes_of_github_are_the_union_of_its_windows_in_every_week_and_month() throws IOException {
    Path data = SharedData.folder("github_status");
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(data.resolve("incidents.jsonl"))) {
      JsonNode incident = new JsonMapper().readTree(line);
      if (Set.of("minor", "major", "critical").contains(incident.get("impact").asText())) {
        rows.add(
            String.join(
                ",",
                incident.get("id").asText(),
                utc(incident.get("started_at").asText()),
                utc(incident.get("resolved_at").asText())));
      }
    }
    JsonNode truth = new JsonMapper().readTree(data.resolve("truth.json").toFile());
    DayRange range = new DayRange(LocalDate.of(2022, 3, 1), LocalDate.of(2026, 8, 31));
    try (ModelViews views = new ModelViews()) {
      give(views, rows);
      views.chain("core.incident_day", range, "UTC");
      views.prepare("slo.incident_time_day", Set.of("core.incident_day"), range, "UTC");
      Map<String, Long> seconds = new HashMap<>();
      views
          .compute("slo.incident_time_day", range, "UTC")
          .where("service = '(all)'")
          .selectExpr(
              "EXPLODE(ARRAY(DATE_FORMAT(day, 'yyyy-MM'),"
                  + " CONCAT(EXTRACT(YEAROFWEEK FROM day), '-W', LPAD(EXTRACT(WEEK FROM day), 2, '0')))) AS period",
              "seconds")
          .groupBy("period")
          .sum("seconds")
          .collectAsList()
          .forEach(row -> seconds.put(row.getString(0), row.getLong(1)));

      int compared = 0;
      for (String table : List.of("by_month", "by_iso_week")) {
        for (Map.Entry<String, JsonNode> period : truth.get(table).properties()) {
          long minutes = period.getValue().get("union_minutes").asLong();
          // Their minutes are rounded to the nearest.
          assertThat(Math.abs(2 * seconds.getOrDefault(period.getKey(), 0L) - 120 * minutes))
              .as(period.getKey())
              .isLessThanOrEqualTo(60);
          compared++;
        }
      }
      assertThat(compared).isEqualTo(231 + 54);
    }
  }

  /**
   * Every revision that was seen of each incident, believed by the clock of a run: open until it
   * was resolved. Weeks as known on three days, beside the same marked second by second.
   */
  @Test
  void weeks_of_github_are_as_known_on_any_day(@TempDir Path folder) throws IOException {
    Path data = SharedData.folder("github_status");
    Map<String, JsonNode> byId = new HashMap<>();
    for (String line : Files.readAllLines(data.resolve("incidents.jsonl"))) {
      JsonNode incident = new JsonMapper().readTree(line);
      byId.put(incident.get("id").asText(), incident);
    }
    List<String[]> seen =
        Files.readAllLines(data.resolve("revisions.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .filter(revision -> byId.containsKey(revision[1]))
            .toList();
    List<String> rows = new ArrayList<>();
    rows.add("id,services,severity,started,resolved,revised_at");
    for (String[] revision : seen) {
      JsonNode incident = byId.get(revision[1]);
      String end = isOver(revision[3]) ? incident.get("resolved_at").asText() : "";
      rows.add(
          String.join(
              ",",
              revision[1],
              "github",
              "1",
              incident.get("started_at").asText(),
              end,
              revision[0]));
    }
    Path file = Files.write(folder.resolve("github.csv"), rows);
    IncidentFeed feed =
        new IncidentFeed(
            Optional.of(new Feed(file, MappingReader.ofIncidents())), Set.of("github"));
    for (String day : List.of("2023-05-10", "2024-11-20", "2026-07-01")) {
      LocalDate asOf = LocalDate.parse(day);
      Incidents known = feed.read(List.of(), asOf.atStartOfDay().toInstant(ZoneOffset.UTC));
      assertThat(weeks(known, asOf))
          .as("known on %s", asOf)
          .isEqualTo(marked(seen, byId, asOf))
          .hasSizeGreaterThan(40);
    }
  }

  private static boolean isOver(String status) {
    return status.equals("Resolved") || status.equals("Completed");
  }

  /** Seconds by the Monday of each week, through the models. */
  private static Map<LocalDate, Long> weeks(Incidents known, LocalDate asOf) {
    List<String> rows =
        known.known().stream()
            .map(
                each ->
                    String.join(
                        ",",
                        each.incident(),
                        utc(each.times().started().orElseThrow().toString()),
                        each.times().resolved().map(end -> utc(end.toString())).orElse("")))
            .toList();
    DayRange range = new DayRange(MONDAY, asOf.minusDays(1));
    try (ModelViews views = new ModelViews()) {
      give(views, rows);
      views.chain("core.incident_day", range, "UTC");
      views.prepare("slo.incident_time_day", Set.of("core.incident_day"), range, "UTC");
      return views
          .compute("slo.incident_time_day", range, "UTC")
          .where("service = 'github' AND seconds > 0")
          .selectExpr("TRUNC(day, 'WEEK') AS week", "seconds")
          .groupBy("week")
          .sum("seconds")
          .collectAsList()
          .stream()
          .collect(
              Collectors.toMap(
                  row -> LocalDate.parse(row.get(0).toString()), row -> row.getLong(1)));
    }
  }

  /** The same by hand: the last status seen of each incident, every second of it marked. */
  private static Map<LocalDate, Long> marked(
      List<String[]> seen, Map<String, JsonNode> byId, LocalDate asOf) {
    long end = second(asOf + "T00:00:00Z");
    Map<String, String> status = new HashMap<>();
    for (String[] revision : seen) {
      if (second(revision[0]) <= end) {
        status.put(revision[1], revision[3]);
      }
    }
    BitSet hurt = new BitSet();
    status.forEach(
        (id, last) -> {
          long from = second(byId.get(id).get("started_at").asText());
          long until = isOver(last) ? second(byId.get(id).get("resolved_at").asText()) : end;
          if (from < Math.min(until, end)) {
            hurt.set((int) from, (int) Math.min(until, end));
          }
        });
    Map<LocalDate, Long> weeks = new HashMap<>();
    for (int week = 0; (long) week * WEEK < end; week++) {
      long seconds = hurt.get(week * WEEK, (week + 1) * WEEK).cardinality();
      if (seconds > 0) {
        weeks.put(MONDAY.plusWeeks(week), seconds);
      }
    }
    return weeks;
  }

  private static long second(String time) {
    return OffsetDateTime.parse(time).toEpochSecond() - MONDAY.toEpochDay() * 86_400;
  }

  private static void give(ModelViews views, List<String> rows) {
    views.other("incident", "incident STRING, started_at TIMESTAMP, resolved_at TIMESTAMP", rows);
    views.give(
        "known_incident",
        "SELECT *, ARRAY('github') AS services, started_at AS revised_at, 1 AS severity FROM incident");
  }

  private static String utc(String time) {
    return OffsetDateTime.parse(time).atZoneSameInstant(ZoneOffset.UTC).toLocalDateTime() + "";
  }
}
