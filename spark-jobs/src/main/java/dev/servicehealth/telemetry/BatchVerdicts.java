package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.Indicators.Measure;
import java.util.Arrays;
import java.util.List;

/**
 * The verdict of each measure on every row of a batch; worked out when a row of the batch needs it,
 * for a feed of many services has measures that most rows do not use.
 */
final class BatchVerdicts {
  private final Judge judge;
  private final List<Measure> measures;
  private final BatchColumns columns;
  private final long[][] good;
  private final long[][] valid;
  private final boolean[] isKnown;
  private int rows;

  BatchVerdicts(Judge judge, List<Measure> measures, BatchColumns columns) {
    this.judge = judge;
    this.measures = measures;
    this.columns = columns;
    this.good = new long[measures.size()][0];
    this.valid = new long[measures.size()][0];
    this.isKnown = new boolean[measures.size()];
  }

  /**
   * @param count rows of the batch
   */
  void enter(int count) {
    rows = count;
    Arrays.fill(isKnown, false);
  }

  /** Returns whether each of the measures can judge the row, or leaves it out. */
  boolean areKnown(int[] asked, int row) {
    for (int measure : asked) {
      if (!isKnown[measure]) {
        workOut(measure);
      }
      if (good[measure][row] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Good events of each row by a measure that was asked before; zero where it is left out. */
  long[] good(int measure) {
    return good[measure];
  }

  /** Valid events likewise. */
  long[] valid(int measure) {
    return valid[measure];
  }

  private void workOut(int measure) {
    if (good[measure].length < rows) {
      good[measure] = new long[rows];
      valid[measure] = new long[rows];
    }
    long[] totals = columns.counts(measures.get(measure).total());
    long[] parts = columns.counts(measures.get(measure).part());
    for (int row = 0; row < rows; row++) {
      long verdict = judge.good(measures.get(measure), totals[row], parts[row]);
      boolean isLeftOut = verdict == Counting.LEFT_OUT;
      good[measure][row] = isLeftOut ? 0 : verdict;
      valid[measure][row] = isLeftOut ? 0 : totals[row];
    }
    isKnown[measure] = true;
  }
}
