package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.PartialFacts.Place;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/**
 * The account of one task: what became of every row of every raw partition it met. Rows come in
 * runs of a block and of a day, whose counts are kept at hand.
 */
final class PartitionTally {
  /** Rows shown of a partition and reason; the counts are always exact. */
  static final int SHOWN = 100;

  private final String source;
  private final Map<Fate, long[]> rows = new HashMap<>();
  private final Map<String, long[]> spans = new HashMap<>();
  private final Map<BlockKey, long[]> blocks = new HashMap<>();
  private final Map<Shown, PriorityQueue<Place>> quarantined = new HashMap<>();

  private BlockKey block = new BlockKey("", 0);
  private long[] inBlock;
  private Fate accepted = new Fate("", 0, "", null);
  private long[] acceptedSpan;
  private long[] acceptedRows;

  private record Fate(String partition, Integer day, String outcome, String reason) {}

  private record BlockKey(String file, long start) {}

  private record Shown(String partition, Integer day, String reason, String file) {}

  PartitionTally(String source) {
    this.source = source;
  }

  /** Notes that the block has a row with this ordinal, whatever becomes of it. */
  void saw(String file, long start, long ordinal) {
    if (start != block.start() || !file.equals(block.file())) {
      block = new BlockKey(file, start);
      inBlock = blocks.computeIfAbsent(block, key -> empty());
    }
    widen(inBlock, ordinal);
  }

  /**
   * @param wanted whether the day is to be computed; of others only the span is told
   */
  void accepted(String partition, int day, boolean wanted, long time) {
    accepted(partition, day, wanted, 1, time, time);
  }

  /**
   * Counts several rows at once.
   *
   * @param first when the first of them happened
   */
  void accepted(String partition, int day, boolean wanted, long count, long first, long last) {
    if (day != accepted.day() || !partition.equals(accepted.partition())) {
      accepted = new Fate(partition, day, "accepted", null);
      acceptedSpan = spans.computeIfAbsent(partition, key -> empty());
      acceptedRows = wanted ? rows.computeIfAbsent(accepted, key -> new long[1]) : new long[1];
    }
    widen(acceptedSpan, first);
    widen(acceptedSpan, last);
    acceptedRows[0] += count;
  }

  void duplicate(String partition, int day) {
    count(new Fate(partition, day, "duplicate", null));
  }

  void late(String partition) {
    count(new Fate(partition, null, "late", null));
  }

  /** Notes that at least one objective cannot judge an accepted row. */
  void unjudged(String partition, int day) {
    count(new Fate(partition, day, "unjudged", null));
  }

  /**
   * @param day null where the row has none of its own
   */
  void quarantined(String partition, Integer day, String reason, String file, Place place) {
    count(new Fate(partition, day, "quarantined", reason));
    show(new Shown(partition, day, reason, file), place);
  }

  private void show(Shown key, Place place) {
    PriorityQueue<Place> shown =
        quarantined.computeIfAbsent(
            key, k -> new PriorityQueue<>(Comparator.comparingLong(Place::ordinal).reversed()));
    shown.add(place);
    if (shown.size() > SHOWN) {
      shown.poll();
    }
  }

  /** Gives quarantined rows of the partition that have no day yet the day of the row after them. */
  void dated(String partition, int day) {
    for (Fate fate : List.copyOf(rows.keySet())) {
      if (fate.day() == null && fate.partition().equals(partition)) {
        long[] moved = rows.remove(fate);
        Fate dated = new Fate(partition, day, fate.outcome(), fate.reason());
        rows.computeIfAbsent(dated, key -> new long[1])[0] += moved[0];
      }
    }
    for (Shown shown : List.copyOf(quarantined.keySet())) {
      if (shown.day() == null && shown.partition().equals(partition)) {
        Shown dated = new Shown(partition, day, shown.reason(), shown.file());
        quarantined.remove(shown).forEach(place -> show(dated, place));
      }
    }
  }

  /** Hands over the account, as rows of {@link PartialFacts}. */
  void drainTo(Consumer<Row> out) {
    rows.forEach(
        (fate, count) ->
            out.accept(
                PartialFacts.rows(
                    source,
                    fate.partition(),
                    fate.day(),
                    fate.outcome(),
                    fate.reason(),
                    count[0])));
    spans.forEach(
        (partition, span) -> out.accept(PartialFacts.span(source, partition, span[0], span[1])));
    blocks.forEach(
        (key, span) ->
            out.accept(PartialFacts.block(source, key.file(), key.start(), span[0], span[1])));
    quarantined.forEach(
        (key, places) ->
            places.forEach(
                place ->
                    out.accept(
                        PartialFacts.quarantined(
                            source, key.partition(), key.day(), key.reason(), key.file(), place))));
  }

  private void count(Fate fate) {
    rows.computeIfAbsent(fate, key -> new long[1])[0]++;
  }

  private static long[] empty() {
    return new long[] {Long.MAX_VALUE, Long.MIN_VALUE};
  }

  private static void widen(long[] span, long value) {
    span[0] = Math.min(span[0], value);
    span[1] = Math.max(span[1], value);
  }
}
