package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.Indicators.Use;
import dev.servicehealth.telemetry.PartialFacts.Moment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.datasketches.theta.UpdateSketch;
import org.apache.spark.sql.Row;

/**
 * The running sums of one service within one task. Rows come in runs of a day, an hour and often a
 * minute, whose sums are kept at hand.
 */
final class ServiceTally {
  /** The weight of a sketch, in plain sums. */
  static final int WEIGHT_OF_SKETCH = 8;

  private final JudgedService judged;
  private final List<String> dimensions;
  private final Map<Moment, Tally[]> minutes = new HashMap<>();
  private final Map<Moment, HourTally> hours = new HashMap<>();
  private final Map<Integer, Seen> days = new HashMap<>();
  private int weight;

  private Moment minute = Moment.NEVER;
  private Tally[] inMinute;
  private Moment hour = Moment.NEVER;
  private HourTally inHour;

  /** Everyone who was seen on a day. */
  private static final class Seen {
    private long rows;
    private UpdateSketch users;

    private byte[] sketch() {
      return users == null ? null : users.compact(true, null).toByteArray();
    }
  }

  /**
   * @param dimensions of the data source
   */
  ServiceTally(JudgedService judged, List<String> dimensions) {
    this.judged = judged;
    this.dimensions = dimensions;
  }

  /** Rises with the memory held. */
  int weight() {
    return weight + hours.values().stream().mapToInt(HourTally::weight).sum();
  }

  List<Use> uses() {
    return judged.uses();
  }

  String name() {
    return judged.service();
  }

  void addRow(int day, Long user) {
    Seen onDay = days.computeIfAbsent(day, d -> new Seen());
    onDay.rows++;
    if (user != null) {
      if (onDay.users == null) {
        onDay.users = UpdateSketch.builder().build();
      }
      onDay.users.update(user);
    }
  }

  void addMinute(Moment entered, long[] good, long[] valid, Long user) {
    if (!entered.equals(minute)) {
      minute = entered;
      inMinute = minutes.computeIfAbsent(minute, m -> newMinute());
    }
    for (int i = 0; i < inMinute.length; i++) {
      inMinute[i].add(good[i], valid[i]);
      if (user != null && good[i] < valid[i] && inMinute[i].addFailedUser(user)) {
        weight += WEIGHT_OF_SKETCH;
      }
    }
  }

  private Tally[] newMinute() {
    weight += judged.uses().size();
    return judged.tallies();
  }

  HourTally hour(Moment entered) {
    if (!entered.equals(hour)) {
      hour = entered;
      inHour = hours.computeIfAbsent(hour, h -> new HourTally(judged, dimensions));
    }
    return inHour;
  }

  /** Hands over every sum, as rows of {@link PartialFacts}. */
  void drainTo(Consumer<Row> out) {
    minutes.forEach(
        (moment, tallies) ->
            judged.each(
                moment.day(),
                tallies,
                (slo, tally) -> out.accept(PartialFacts.minute(judged, moment, slo, tally))));
    hours.forEach((moment, tally) -> tally.drainTo(moment, out));
    days.forEach(
        (day, seen) -> out.accept(PartialFacts.users(judged, day, seen.rows, seen.sketch())));
  }
}
