package dev.servicehealth.exclusion;

import java.time.LocalDateTime;
import java.util.function.Supplier;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** The local times of a rule, in order. They may never end. */
final class Occurrences {
  private final RecurrenceRule rule;
  private final RecurrenceRuleIterator times;

  /**
   * @throws IllegalStateException if the rule seems never to recur, here and in the other methods
   */
  Occurrences(RecurrenceRule rule, LocalDateTime first, LocalDateTime notBefore) {
    this.rule = rule;
    this.times = guarded(() -> rule.iterator(floating(first)));
    if (notBefore.isAfter(first)) {
      guarded(
          () -> {
            times.fastForward(floating(notBefore));
            return times;
          });
    }
  }

  boolean hasNext() {
    return guarded(times::hasNext);
  }

  LocalDateTime next() {
    DateTime next = guarded(times::nextDateTime);
    return LocalDateTime.of(
        next.getYear(),
        next.getMonth() + 1,
        next.getDayOfMonth(),
        next.getHours(),
        next.getMinutes());
  }

  /** Months of the library count from 0. */
  private static DateTime floating(LocalDateTime local) {
    return new DateTime(
        local.getYear(),
        local.getMonthValue() - 1,
        local.getDayOfMonth(),
        local.getHour(),
        local.getMinute(),
        0);
  }

  /** The library gives up after many periods without a time, so that a search cannot be endless. */
  private <T> T guarded(Supplier<T> step) {
    try {
      return step.get();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IllegalStateException(
          "Cannot follow the recurrence " + rule + ": it does not recur; correct the rule", e);
    }
  }
}
