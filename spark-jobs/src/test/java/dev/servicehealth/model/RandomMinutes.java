package dev.servicehealth.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Six days of minutes of an objective, from its first one on, and the slow way to its episodes. */
final class RandomMinutes {
  static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final int MINUTES = 6 * 1440;
  private static final int[] LONG = {60, 360, 1440, 4320};
  private static final int[] SHORT = {5, 30, 120, 360};
  private static final String[] NAMES = {"1h", "6h", "1d", "3d"};
  private static final String[] FACTORS = {"14.4", "6", "3", "1"};

  private static final long BILLION = 1_000_000_000;
  private static final BigDecimal INFINITE = BigDecimal.valueOf(Long.MAX_VALUE);

  /** What judges a day; slices of 0 minutes are events. */
  record Rule(BigDecimal target, String unit, String budgeting, String sliceTarget, int minutes) {
    static Rule events(String target) {
      return new Rule(new BigDecimal(target), "events", "Occurrences", "", 0);
    }

    static Rule measurements(String target) {
      return new Rule(new BigDecimal(target), "millionths of measurements", "Occurrences", "", 0);
    }

    static Rule slices(String target, String sliceTarget, int minutes) {
      return new Rule(new BigDecimal(target), "slices", "Timeslices", sliceTarget, minutes);
    }

    static Rule ratios(String target, int minutes) {
      return new Rule(
          new BigDecimal(target), "billionths of slices", "RatioTimeslices", "", minutes);
    }

    long valid(long valid) {
      return minutes == 0 ? valid : valid == 0 ? 0 : unit.equals("slices") ? 1 : BILLION;
    }

    long good(long good, long valid) {
      if (minutes == 0 || valid == 0) {
        return good;
      }
      if (!unit.equals("slices")) {
        return good * BILLION / valid;
      }
      BigDecimal enough = new BigDecimal(sliceTarget).multiply(BigDecimal.valueOf(valid));
      return BigDecimal.valueOf(good).compareTo(enough) >= 0 ? 1 : 0;
    }
  }

  private final String slo;
  private final int first;
  private final Rule[] rules = new Rule[MINUTES / 1440];
  private final long[] bad = new long[MINUTES];
  private final long[] valid = new long[MINUTES];
  private final long[] countedBad = new long[MINUTES];
  private final long[] countedValid = new long[MINUTES];
  private final boolean[] excluded = new boolean[MINUTES];
  private final boolean[] unknown = new boolean[MINUTES];

  private RandomMinutes(String slo, int first) {
    this.slo = slo;
    this.first = first;
  }

  String slo() {
    return slo;
  }

  /** Another rule from that day on, counted from 0. */
  RandomMinutes from(int day, Rule rule) {
    Arrays.fill(rules, day, rules.length, rule);
    return this;
  }

  static RandomMinutes random(String slo, Rule rule, int first, Random random) {
    RandomMinutes minutes = new RandomMinutes(slo, first).from(first / 1440, rule);
    int until = 0;
    double failing = 0;
    int volume = 0;
    for (int i = first; i < MINUTES; i++) {
      if (i >= until) {
        boolean isOutage = random.nextInt(3) == 0 || (first > 0 && i == first);
        until = i + 1 + random.nextInt(isOutage ? 60 : 400);
        failing = isOutage ? Math.pow(random.nextDouble(), 3) : 0;
        volume = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(200);
        minutes.excluded[i] = i > first && random.nextInt(12) == 0;
        minutes.unknown[i] = i > first && random.nextInt(12) == 0;
      } else {
        minutes.excluded[i] = minutes.excluded[i - 1];
        minutes.unknown[i] = minutes.unknown[i - 1];
      }
      minutes.valid[i] = volume == 0 ? 0 : random.nextInt(volume);
      for (long event = 0; event < minutes.valid[i]; event++) {
        minutes.bad[i] += random.nextDouble() < failing ? 1 : 0;
      }
    }
    return minutes;
  }

  /** What one minute counts in the unit of its day: good and valid. */
  private long[] counted(int minute) {
    Rule rule = rules[minute / 1440];
    int ofDay = minute % 1440;
    int length = Math.max(1, rule.minutes());
    if ((ofDay + 1) % length != 0 && ofDay != 1439) {
      return new long[2];
    }
    long goodEvents = 0;
    long validEvents = 0;
    for (int i = minute - ofDay % length; i <= minute; i++) {
      if (rule.minutes() > 0 && unknown[i] && !excluded[i]) {
        return new long[2];
      }
      goodEvents += excluded[i] ? 0 : valid[i] - bad[i];
      validEvents += excluded[i] ? 0 : valid[i];
    }
    return new long[] {rule.good(goodEvents, validEvents), rule.valid(validEvents)};
  }

  private void count() {
    for (int i = first; i < MINUTES; i++) {
      long[] counted = counted(i);
      countedBad[i] = counted[1] - counted[0];
      countedValid[i] = counted[1];
    }
  }

  private static long sum(long[] counts, int minute, int length) {
    return Arrays.stream(counts, minute - length + 1, minute + 1).sum();
  }

  /** What the targets of the days allow, each of what was valid on it. */
  private BigDecimal allowed(int minute, int length) {
    BigDecimal allowed = BigDecimal.ZERO;
    for (int day = (minute - length + 1) / 1440; day <= minute / 1440; day++) {
      int until = Math.min(minute, day * 1440 + 1439);
      int from = Math.max(minute - length + 1, day * 1440);
      allowed =
          allowed.add(
              BigDecimal.ONE
                  .subtract(rules[day].target())
                  .multiply(BigDecimal.valueOf(sum(countedValid, until, until - from + 1))));
    }
    return allowed;
  }

  private boolean isWhole(int minute, int length) {
    int from = minute - length + 1;
    return from >= first
        && IntStream.rangeClosed(from / 1440, minute / 1440)
            .allMatch(day -> rules[day].unit().equals(rules[minute / 1440].unit()));
  }

  /** Burn over both windows of a pair; NULL unless both exceed the factor. */
  BigDecimal burn(int minute, int pair) {
    if (!isWhole(minute, LONG[pair])) {
      return null;
    }
    BigDecimal highest = null;
    for (int length : new int[] {SHORT[pair], LONG[pair]}) {
      BigDecimal allowed = allowed(minute, length);
      BigDecimal failed = BigDecimal.valueOf(sum(countedBad, minute, length));
      if (failed.compareTo(allowed.multiply(new BigDecimal(FACTORS[pair]))) <= 0) {
        return null;
      }
      highest = allowed.signum() == 0 ? INFINITE : failed.divide(allowed, 9, RoundingMode.CEILING);
    }
    return highest;
  }

  /** The objective on each of its days. */
  List<String> objective() {
    return IntStream.range(first / 1440, rules.length)
        .mapToObj(
            day ->
                String.join(
                    ",",
                    FIRST.plusDays(day).toString(),
                    "store",
                    slo,
                    rules[day].target().toPlainString(),
                    rules[day].unit(),
                    rules[day].budgeting(),
                    rules[day].sliceTarget()))
        .toList();
  }

  List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (int i = first; i < MINUTES; i++) {
      LocalDateTime minute = FIRST.atStartOfDay().plusMinutes(i);
      int minutes = rules[i / 1440].minutes();
      rows.add(
          String.join(
              ",",
              minute.toLocalDate().toString(),
              "store",
              slo,
              minute + ":00",
              "" + i % 1440,
              "" + (minutes > 0 ? i % 1440 / minutes : 0),
              excluded[i] ? "excluded" : unknown[i] ? "no telemetry" : "good",
              "" + (valid[i] - bad[i]),
              "" + valid[i]));
    }
    return rows;
  }

  /** Episodes of the judged days, as text, by their first minute. */
  Map<LocalDateTime, String> episodes() {
    count();
    Map<LocalDateTime, String> episodes = new TreeMap<>();
    for (int day = 4; day < 6; day++) {
      int starts = -1;
      TreeSet<String> windows = new TreeSet<>();
      BigDecimal peak = BigDecimal.ZERO;
      for (int minute = day * 1440; minute <= (day + 1) * 1440; minute++) {
        boolean burns = false;
        for (int pair = 0; pair < 4 && minute < (day + 1) * 1440; pair++) {
          BigDecimal burn = burn(minute, pair);
          if (burn != null) {
            burns = true;
            windows.add(NAMES[pair]);
            peak = peak.max(burn);
          }
        }
        if (burns && starts < 0) {
          starts = minute;
        } else if (!burns && starts >= 0) {
          LocalDateTime start = FIRST.atStartOfDay().plusMinutes(starts);
          episodes.put(
              start,
              "%s to %s %s peak %s, %d of %d"
                  .formatted(
                      start,
                      FIRST.atStartOfDay().plusMinutes(minute),
                      windows,
                      peak.compareTo(INFINITE) == 0 ? null : peak.setScale(9),
                      sum(countedBad, minute - 1, minute - starts),
                      sum(countedValid, minute - 1, minute - starts)));
          starts = -1;
          windows.clear();
          peak = BigDecimal.ZERO;
        }
      }
    }
    return episodes;
  }
}
