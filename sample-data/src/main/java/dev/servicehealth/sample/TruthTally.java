package dev.servicehealth.sample;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts, from the requests while they are written, the rows that a reader must find. */
final class TruthTally implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long MINUTE = 60_000_000L;
  private static final int MINUTES_A_DAY = 1440;

  private final Partition partition;
  private final List<Fleet.Objective> objectives;
  private final Map<Long, List<Counts>> days = new TreeMap<>();
  private long rows;
  private long quarantined;
  private long duplicate;
  private long late;
  private long lastDay = Long.MIN_VALUE;
  private List<Counts> ofLastDay = List.of();

  /** One objective on one day. */
  static final class Counts implements Serializable {
    private static final long serialVersionUID = 1L;
    long good;
    long valid;
    final BitSet minutesWithTraffic = new BitSet(MINUTES_A_DAY);

    void add(Counts other) {
      good += other.good;
      valid += other.valid;
      minutesWithTraffic.or(other.minutesWithTraffic);
    }
  }

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
    } else if (!request.rejected() && request.damage != Request.Damage.STATUS) {
      judge(request);
    }
  }

  private void judge(Request request) {
    long minute = Math.floorDiv(request.time, MINUTE);
    List<Counts> counts = day(Math.floorDiv(minute, MINUTES_A_DAY));
    for (int i = 0; i < objectives.size(); i++) {
      Counts of = counts.get(i);
      long limit = objectives.get(i).fasterThanMillis() * 1000L;
      of.valid++;
      of.good += !request.failed() && (limit == 0 || request.micros < limit) ? 1 : 0;
      of.minutesWithTraffic.set(Math.floorMod(minute, MINUTES_A_DAY));
    }
  }

  private List<Counts> day(long day) {
    if (day != lastDay) {
      lastDay = day;
      ofLastDay = days.computeIfAbsent(day, any -> none(objectives.size()));
    }
    return ofLastDay;
  }

  static List<Counts> none(int objectives) {
    List<Counts> counts = new ArrayList<>();
    for (int i = 0; i < objectives; i++) {
      counts.add(new Counts());
    }
    return counts;
  }

  /** Counts the rows that really stand in the file, which a feed of counters decides itself. */
  void rows(long written) {
    rows = written;
  }

  Partition partition() {
    return partition;
  }

  /** Day since 1970 to the counts of each objective. */
  Map<Long, List<Counts>> days() {
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
