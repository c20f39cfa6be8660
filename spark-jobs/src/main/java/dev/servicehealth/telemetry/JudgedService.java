package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.Indicators.Use;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A service and the objectives that judge its rows. It makes and hands over their sums.
 *
 * @param uses none for a service that no objective judges
 */
record JudgedService(String source, String service, List<Use> uses) {

  /** Empty sums, one for each objective. */
  Tally[] tallies() {
    Tally[] tallies = new Tally[uses.size()];
    for (int i = 0; i < tallies.length; i++) {
      tallies[i] = new Tally();
    }
    return tallies;
  }

  /** Hands over the sums of the objectives in force on a day that hold something. */
  void each(int day, Tally[] tallies, BiConsumer<String, Tally> counted) {
    for (int i = 0; i < tallies.length; i++) {
      if (tallies[i].valid() > 0 && uses.get(i).on(day)) {
        counted.accept(uses.get(i).slo(), tallies[i]);
      }
    }
  }
}
