package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.Indicators.Use;
import dev.servicehealth.telemetry.PartialFacts.Moment;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.datasketches.theta.UpdateSketch;
import org.apache.spark.sql.Row;

/**
 * The running sums of one service on one day: {@link ServiceTally} over codes. Only objectives in
 * force on the day have sums.
 */
final class ServiceDay {
  /** Of an objective in a minute: good events, valid events, and the most of one row. */
  private static final int OF_MINUTE = 3;

  private final JudgedService judged;
  private final int day;
  private final int dimensions;
  private final List<Use> uses;
  private final int[] measures;
  private final Weight weight;
  private final CodeSums minutes;
  private UpdateSketch[] failed = new UpdateSketch[0];
  private final TreeMap<Integer, ServiceHour> hours = new TreeMap<>();
  private UpdateSketch users;
  private long rows;

  private int minute = Integer.MIN_VALUE;
  private int atMinute;
  private int hour = Integer.MIN_VALUE;
  private ServiceHour inHour;

  /**
   * @param dimensions how many the data source keeps
   * @param weight rises with the memory held
   */
  ServiceDay(JudgedService judged, int day, int dimensions, Weight weight) {
    this.weight = weight;
    this.judged = judged;
    this.day = day;
    this.dimensions = dimensions;
    this.uses = judged.uses().stream().filter(use -> use.on(day)).toList();
    this.measures = uses.stream().mapToInt(Use::measure).toArray();
    this.minutes = new CodeSums(OF_MINUTE * uses.size(), weight);
  }

  /** The measure of each objective in force on the day. */
  int[] measures() {
    return measures;
  }

  /** Returns whether an objective judges the service, on whatever day. */
  boolean isJudged() {
    return !judged.uses().isEmpty();
  }

  void addRow() {
    rows++;
  }

  void addUser(long hash) {
    if (users == null) {
      users = UpdateSketch.builder().build();
    }
    users.update(hash);
  }

  /** The rows that follow happened in the minute, counted from 1970. */
  void enter(int entered) {
    if (entered == minute) {
      return;
    }
    minute = entered;
    atMinute = minutes.at(entered);
    int enteredHour = Math.floorDiv(entered, 60);
    if (enteredHour != hour) {
      hour = enteredHour;
      inHour = hours.computeIfAbsent(hour, h -> new ServiceHour(dimensions, uses.size(), weight));
    }
  }

  /** Of the minute that was entered. */
  ServiceHour hour() {
    return inHour;
  }

  /**
   * @param use its place among the objectives in force
   */
  void addMinute(int use, long good, long valid) {
    long[] sums = minutes.sums();
    int at = atMinute + OF_MINUTE * use;
    sums[at] += good;
    sums[at + 1] += valid;
    sums[at + 2] = Math.max(sums[at + 2], valid);
  }

  /** Notes a user who met a bad event of an objective. */
  void addFailedUser(int use, long hash) {
    int at = atMinute / OF_MINUTE + use;
    if (at >= failed.length) {
      failed = Arrays.copyOf(failed, Math.max(at + 1, 2 * failed.length));
    }
    if (failed[at] == null) {
      failed[at] = UpdateSketch.builder().build();
      weight.add(ServiceTally.WEIGHT_OF_SKETCH);
    }
    failed[at].update(hash);
  }

  /** Hands over every sum, as rows of {@link PartialFacts}. */
  void drainTo(BatchColumns columns, List<String> names, Consumer<Row> out) {
    for (int place = 0; place < minutes.size(); place++) {
      Moment moment = new Moment(day, minutes.code(place));
      for (int use = 0; use < uses.size(); use++) {
        int sketch = place * uses.size() + use;
        int at = OF_MINUTE * sketch;
        long[] sums = minutes.sums();
        Tally tally =
            Tally.of(
                sums[at],
                sums[at + 1],
                sums[at + 2],
                sketch < failed.length ? failed[sketch] : null);
        if (tally.valid() > 0) {
          out.accept(PartialFacts.minute(judged, moment, uses.get(use).slo(), tally));
        }
      }
    }
    hours.forEach(
        (number, sums) ->
            sums.drainTo(judged, new Moment(day, 60L * number), uses, columns, names, out));
    byte[] seen = users == null ? null : users.compact(true, null).toByteArray();
    out.accept(PartialFacts.users(judged, day, rows, seen));
  }
}
