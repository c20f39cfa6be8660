package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.Indicator;
import dev.servicehealth.telemetry.Indicators.Measure;
import dev.servicehealth.telemetry.Indicators.Use;
import dev.servicehealth.telemetry.PartialFacts.Moment;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Judges a row by every objective of its service, each by itself: one that cannot judge it leaves
 * the others as they are.
 */
final class Judge {
  private final Indicators indicators;
  private final RollupSpec spec;
  private final UnjudgedTally unjudged;

  Judge(RollupSpec spec) {
    this.indicators = spec.indicators();
    this.spec = spec;
    this.unjudged = new UnjudgedTally(spec.source(), spec.subjects());
  }

  /** Rises with the memory held. */
  int weight() {
    return unjudged.weight();
  }

  /** Hands over the rows that could not be judged, as rows of {@link PartialFacts}. */
  void drainTo(Consumer<Row> out) {
    unjudged.drainTo(out);
  }

  /**
   * Fills in the good and valid events of the row.
   *
   * @param good zero for each objective of the service
   * @param valid likewise
   * @return whether every objective can judge it
   */
  boolean judge(
      InternalRow row,
      ServiceTally service,
      long[] good,
      long[] valid,
      String partition,
      Moment minute) {
    boolean isJudged = true;
    for (int i = 0; i < good.length; i++) {
      Use use = service.uses().get(i);
      Measure measure = indicators.measures().get(use.measure());
      if (!use.on(minute.day())) {
        continue;
      }
      long total = row.getLong(RowColumns.EXPRESSIONS + measure.total());
      long part = row.getLong(RowColumns.EXPRESSIONS + measure.part());
      long verdict = good(measure, total, part);
      if (verdict >= 0) {
        valid[i] = total;
        good[i] = verdict;
      } else if (verdict != Counting.LEFT_OUT) {
        int culprit = total < 0 ? measure.total() : measure.part();
        unjudged.add(
            new UnjudgedTally.Key(partition, minute, service.name(), use.slo(), culprit, verdict));
        isJudged = false;
      }
    }
    return isJudged;
  }

  /**
   * The good events of a row for a measure, or the code of {@link Unjudged}, or {@link
   * Counting#LEFT_OUT}.
   *
   * @param total what the measure's expression of the total counts, or its code
   * @param part likewise
   */
  long good(Measure measure, long total, long part) {
    if (isLeftOut(total, part)) {
      return Counting.LEFT_OUT;
    }
    long code = code(measure, total, part);
    if (code < 0) {
      return code;
    }
    long counted = Math.min(part, total);
    return measure.counts() == Indicator.Counts.GOOD ? counted : total - counted;
  }

  /** A total of nothing decides, whatever the part says. */
  private static boolean isLeftOut(long total, long part) {
    return total == 0 || total == Counting.LEFT_OUT || part == Counting.LEFT_OUT;
  }

  /** The code of {@link Unjudged}, or zero. */
  private long code(Measure measure, long total, long part) {
    if (total < 0) {
      return total;
    }
    if (part > total && spec.numeric().get(measure.total())) {
      return Unjudged.PART_OVER_TOTAL.code();
    }
    return Math.min(part, 0);
  }
}
