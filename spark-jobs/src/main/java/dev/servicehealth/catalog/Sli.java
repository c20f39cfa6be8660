package dev.servicehealth.catalog;

import java.util.Optional;

/**
 * The content of an {@code SLI}: a whole indicator, or a metric that waits for an objective's
 * limit. Of which sort it is, is known also where it has problems.
 */
sealed interface Sli {

  /**
   * A ratioMetric, in which stands what is good.
   *
   * @param indicator empty after a problem
   */
  record Ratio(Optional<Indicator> indicator) implements Sli {}

  /**
   * A thresholdMetric: each objective says which values are good.
   *
   * @param metric the value that is compared; empty after a problem
   */
  record Threshold(String name, Optional<MetricReader.Metric> metric) implements Sli {}
}
