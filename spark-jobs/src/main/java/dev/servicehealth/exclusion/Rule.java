package dev.servicehealth.exclusion;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;

/**
 * An RFC 5545 recurrence rule whose {@code UNTIL}, a moment, is taken out of it: the rest follows
 * the wall clock alone.
 */
final class Rule {
  private static final Set<Freq> FREQUENCIES =
      EnumSet.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

  /** More would overflow the library's dates; no schedule needs it. */
  private static final int MAXIMUM_INTERVAL = 1000;

  /** Strict, for the library would take the 13th month for the next year's first. */
  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withResolverStyle(ResolverStyle.STRICT);

  private final String written;
  private final RecurrenceRule wallClock;
  private final Optional<Instant> until;

  private Rule(String written, RecurrenceRule wallClock, Optional<Instant> until) {
    this.written = written;
    this.wallClock = wallClock;
    this.until = until;
  }

  /**
   * @throws IllegalArgumentException with the rule that it breaks, after "must"
   */
  static Rule parse(String written) {
    RecurrenceRule rule;
    try {
      rule = new RecurrenceRule(written, RfcMode.RFC5545_STRICT);
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalArgumentException(
          "be a recurrence rule of RFC 5545 such as FREQ=WEEKLY;BYDAY=SU (" + e.getMessage() + ")",
          e);
    }
    check(
        FREQUENCIES.contains(rule.getFreq()),
        "recur daily, weekly, monthly or yearly; for several times a day add BYHOUR or BYMINUTE to"
            + " FREQ=DAILY");
    check(
        !rule.hasPart(Part.BYSECOND),
        "not have BYSECOND, because exclusions are applied by the minute; remove it");
    check(
        !rule.hasPart(Part.RSCALE) && !rule.hasPart(Part.SKIP),
        "not have RSCALE or SKIP, which RFC 5545 does not know; remove them");
    check(
        rule.getInterval() <= MAXIMUM_INTERVAL,
        "have an INTERVAL of at most " + MAXIMUM_INTERVAL + "; lower it");
    Optional<Instant> until = Optional.ofNullable(rule.getUntil()).map(Rule::moment);
    if (until.isPresent()) {
      // Only then, for it would take away a COUNT as well.
      rule.setUntil(null);
    }
    return new Rule(written, rule, until);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static Instant moment(DateTime until) {
    try {
      return LocalDateTime.parse(until.toString(), UNTIL).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "have an UNTIL that is a time in UTC, such as UNTIL=20261231T230000Z", e);
    }
  }

  /** The last moment at which it may recur, where it ends. */
  Optional<Instant> until() {
    return until;
  }

  /**
   * Its times from the first one on, without those long before the given time.
   *
   * @param notBefore only saves time: earlier ones may be among the result
   */
  Occurrences occurrences(LocalDateTime first, LocalDateTime notBefore) {
    return new Occurrences(wallClock, first, notBefore);
  }

  /** As written. */
  @Override
  public String toString() {
    return written;
  }
}
