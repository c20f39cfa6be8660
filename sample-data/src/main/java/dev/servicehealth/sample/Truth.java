package dev.servicehealth.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes everything that was put into the telemetry as CSV files: counts of days and partitions,
 * and for a range that asks for it every bad minute with its accounts.
 */
final class Truth {
  private static final int MINUTES_A_DAY = 1440;
  private static final String DAY_HEADER =
      "day,service,slo,good,bad,valid,telemetry,no_traffic_minutes,no_telemetry_minutes,unit";
  private static final String PARTITION_HEADER =
      "source,partition,rows,accepted,quarantined,duplicate,late,state";

  private final GenerationRange range;
  private final Map<String, String> days = new TreeMap<>();
  private final Map<String, String> partitions = new TreeMap<>();
  private final List<String> badMinutes = new ArrayList<>();
  private final List<String> failedAccounts = new ArrayList<>();

  Truth(GenerationRange range) {
    this.range = range;
  }

  void add(Fleet.Service service, List<Partition> planned, List<TruthTally> tallies) {
    Map<Long, List<TruthCounts>> counts = new HashMap<>();
    Map<String, List<TruthTally>> byPartition = new HashMap<>();
    for (TruthTally tally : tallies) {
      byPartition.computeIfAbsent(tally.partition().name(), any -> new ArrayList<>()).add(tally);
      tally.days().forEach((day, ofDay) -> addTo(counts, day, ofDay));
    }
    Map<Long, Integer> hoursMissing = new HashMap<>();
    for (Partition partition : planned) {
      addPartition(partition, byPartition.getOrDefault(partition.name(), List.of()));
      int missing = partition.missing() ? partition.hours() : 0;
      hoursMissing.merge(Math.floorDiv(partition.startHour(), 24), missing, Integer::sum);
    }
    for (LocalDate day = range.from(); !day.isAfter(range.to()); day = day.plusDays(1)) {
      List<TruthCounts> none = TruthTally.none(service.objectives());
      addDay(
          service,
          day,
          counts.getOrDefault(day.toEpochDay(), none),
          hoursMissing.getOrDefault(day.toEpochDay(), 0));
    }
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    writeCsv(folder.resolve("availability_day.csv"), DAY_HEADER, days.values());
    writeCsv(folder.resolve("partitions.csv"), PARTITION_HEADER, partitions.values());
    if (range.tellsFailures()) {
      writeCsv(folder.resolve("bad_minute.csv"), "day,service,slo,minute,minutes,bad", badMinutes);
      writeCsv(
          folder.resolve("failed_account.csv"), "day,service,slo,minute,account", failedAccounts);
    }
  }

  private static void addTo(Map<Long, List<TruthCounts>> counts, long day, List<TruthCounts> more) {
    List<TruthCounts> sums =
        counts.computeIfAbsent(
            day, any -> TruthTally.none(more.stream().map(TruthCounts::objective).toList()));
    for (int i = 0; i < more.size(); i++) {
      sums.get(i).add(more.get(i));
    }
  }

  private void addPartition(Partition partition, List<TruthTally> tallies) {
    long rows = tallies.stream().mapToLong(TruthTally::rows).sum();
    long quarantined = tallies.stream().mapToLong(TruthTally::quarantined).sum();
    long duplicate = tallies.stream().mapToLong(TruthTally::duplicate).sum();
    long late = tallies.stream().mapToLong(TruthTally::late).sum();
    String key = partition.feed().name() + "," + partition.name();
    partitions.put(
        key,
        String.join(
            ",",
            key,
            Long.toString(rows),
            Long.toString(rows - quarantined - duplicate - late),
            Long.toString(quarantined),
            Long.toString(duplicate),
            Long.toString(late),
            partition.missing() ? "missing" : "ok"));
  }

  private void addDay(
      Fleet.Service service, LocalDate day, List<TruthCounts> counts, int hoursMissing) {
    int unknown = hoursMissing * 60;
    String telemetry = hoursMissing == 0 ? "full" : hoursMissing < 24 ? "partial" : "none";
    for (int i = 0; i < counts.size(); i++) {
      TruthCounts of = counts.get(i);
      String key = day + "," + service.name() + "," + service.objectives().get(i).slo();
      if (range.tellsFailures()) {
        addFailures(key, of);
      }
      days.put(
          key,
          String.join(
              ",",
              key,
              Long.toString(of.good()),
              Long.toString(of.valid() - of.good()),
              Long.toString(of.valid()),
              telemetry,
              Integer.toString(MINUTES_A_DAY - unknown - of.minutesWithTraffic()),
              Integer.toString(unknown),
              of.unit()));
    }
  }

  private void addFailures(String key, TruthCounts counts) {
    int minutes = Math.max(1, counts.objective().sliceMinutes());
    counts
        .badByMinute()
        .forEach(
            (minute, bad) -> badMinutes.add("%s,%d,%d,%d".formatted(key, minute, minutes, bad)));
    counts
        .failedByMinute()
        .forEach(
            (minute, accounts) ->
                accounts.forEach(
                    account -> failedAccounts.add("%s,%d,%d".formatted(key, minute, account))));
  }

  private static void writeCsv(Path file, String header, Collection<String> rows)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(header);
    lines.addAll(rows);
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
