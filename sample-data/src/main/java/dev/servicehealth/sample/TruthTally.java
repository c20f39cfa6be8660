package dev.servicehealth.sample;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** TruthCounts, from the requests while they are written, the rows that a reader must find. */
final class TruthTally implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long MINUTE = 60_000_000L;
  private static final int MINUTES_A_DAY = 1440;

  private final Partition partition;
  private final List<Fleet.Objective> objectives;
  private final Map<Long, List<TruthCounts>> days = new TreeMap<>();
  private long rows;
  private long quarantined;
  private long duplicate;
  private long late;
  private long lastDay = Long.MIN_VALUE;
  private List<TruthCounts> ofLastDay = List.of();

  TruthTally(Partition partition, List<Fleet.Objective> objectives) {
    this.partition = partition;
    this.objectives = objectives;
  }

  void add(Request request) {
    if (request.unreadable()) {
      quarantined++;
    } else if (partition.feed().byArrival() && partition.isLate(request)) {
      late++;
    } else if (request.repeated) {
      duplicate++;
    } else if (!request.rejected()) {
      judge(request);
    }
  }

  private void judge(Request request) {
    long minute = Math.floorDiv(request.time, MINUTE);
    int minuteOfDay = (int) Math.floorMod(minute, (long) MINUTES_A_DAY);
    for (TruthCounts counts : day(Math.floorDiv(minute, MINUTES_A_DAY))) {
      counts.add(request, minuteOfDay);
    }
  }

  private List<TruthCounts> day(long day) {
    if (day != lastDay) {
      lastDay = day;
      ofLastDay = days.computeIfAbsent(day, any -> none(objectives));
    }
    return ofLastDay;
  }

  static List<TruthCounts> none(List<Fleet.Objective> objectives) {
    return objectives.stream().map(TruthCounts::new).toList();
  }

  /**
   * TruthCounts the rows that really stand in the file, which a feed of counters decides itself.
   */
  void rows(long written) {
    rows = written;
  }

  Partition partition() {
    return partition;
  }

  /** Day since 1970 to the counts of each objective. */
  Map<Long, List<TruthCounts>> days() {
    return days;
  }

  long rows() {
    return rows;
  }

  long quarantined() {
    return quarantined;
  }

  long duplicate() {
    return duplicate;
  }

  long late() {
    return late;
  }
}
