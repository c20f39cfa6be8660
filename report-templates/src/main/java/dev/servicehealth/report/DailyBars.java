package dev.servicehealth.report;

import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The bad events of a service per day, as bars from zero. Bars of one unit share a scale over the
 * whole scorecard. A day that is unknown keeps its place as a dashed frame, so that a gap never
 * looks like a good day.
 *
 * @param id unique on the page
 * @param peak the worst day in words, or empty when nothing failed
 */
record DailyBars(
    String id, String title, String description, String peak, Pitch pitch, List<Bar> bars) {

  static final int HEIGHT = 36;

  /**
   * Where a chart stands on the page, and the scale it shares with those of the same unit.
   *
   * @param highest the highest bar of that scale
   */
  record Place(int number, long highest) {

    static Place of(int number, List<Edition.Service> services) {
      Unit unit = services.get(number - 1).worst().counted();
      return new Place(
          number,
          services.stream()
              .map(Edition.Service::worst)
              .filter(shown -> shown.counted().equals(unit))
              .flatMap(shown -> shown.days().stream().filter(shown::counts))
              .mapToLong(Edition.Day::bad)
              .max()
              .orElse(0));
    }
  }

  /** One day in the units of the drawing. */
  record Bar(int x, int height, State state) {

    boolean unknown() {
      return state == State.UNKNOWN;
    }

    int y() {
      return HEIGHT - height;
    }
  }

  /** How far apart bars stand, and how much of that is free on either side of one. */
  record Pitch(int step, int inset) {

    /** A week, a month and a quarter fit the same column. */
    static Pitch of(int days) {
      return days <= 10 ? new Pitch(16, 2) : days <= 31 ? new Pitch(6, 1) : new Pitch(2, 0);
    }

    int bar() {
      return step - 2 * inset;
    }
  }

  int width() {
    return bars.size() * pitch.step();
  }

  static DailyBars of(Edition.Period period, Edition.Service service, Place place) {
    Edition.Objective shown = service.worst();
    List<LocalDate> days = period.days();
    Pitch pitch = Pitch.of(days.size());
    List<Bar> bars =
        IntStream.range(0, days.size())
            .mapToObj(
                n ->
                    bar(
                        n * pitch.step() + pitch.inset(),
                        shown.on(days.get(n)).filter(shown::counts),
                        place.highest()))
            .toList();
    String description =
        days.stream().map(day -> inWords(day, shown.on(day), shown)).collect(joining("; "));
    return new DailyBars(
        "days-" + place.number(),
        "%s: %s %s per day"
            .formatted(
                Words.name(service.title()), shown.counted().adjective(), shown.counted().noun(0)),
        description + ".",
        peak(period, shown),
        pitch,
        bars);
  }

  private static Bar bar(int x, Optional<Edition.Day> day, long highest) {
    return day.map(d -> new Bar(x, height(d.bad(), highest), d.state()))
        .orElse(new Bar(x, 0, State.UNKNOWN));
  }

  /** Rounded up, so that a day with a failure never looks like one without. */
  static int height(long bad, long highest) {
    if (bad == 0) {
      return 0;
    }
    BigInteger scaled = BigInteger.valueOf(bad).multiply(BigInteger.valueOf(HEIGHT));
    BigInteger[] parts = scaled.divideAndRemainder(BigInteger.valueOf(highest));
    return parts[0].intValueExact() + (parts[1].signum() == 0 ? 0 : 1);
  }

  private static String inWords(
      LocalDate day, Optional<Edition.Day> found, Edition.Objective shown) {
    String name = Dates.day(day);
    if (found.isPresent() && !shown.counts(found.get())) {
      return name + " counted in another unit";
    }
    return found
        .map(d -> name + " " + count(shown, d) + (isGap(d) ? ", unknown in part" : ""))
        .orElse(name + " not measured");
  }

  private static String count(Edition.Objective shown, Edition.Day day) {
    return shown.counted().counted(day.bad(), RoundingMode.UP);
  }

  private static boolean isGap(Edition.Day day) {
    return day.state() == State.UNKNOWN;
  }

  private static String peak(Edition.Period period, Edition.Objective shown) {
    return shown.days().stream()
        .filter(d -> d.bad() > 0 && shown.counts(d))
        .max(
            Comparator.comparingLong(Edition.Day::bad)
                .thenComparing(Edition.Day::day, Comparator.reverseOrder()))
        .map(
            d ->
                count(shown, d)
                    + " on "
                    + (period.isWeek() ? Dates.weekday(d.day()) : Dates.day(d.day())))
        .orElse("");
  }
}
