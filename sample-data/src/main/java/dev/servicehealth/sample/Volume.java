package dev.servicehealth.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How many requests each hour has, before events take some away. */
final class Volume {
  /** A slice has at most this many, which makes a file of some tens of megabytes. */
  private static final long SLICE = 2_000_000;

  private static final double NOISE = 0.03;

  private final Fleet fleet;
  private final OptionalLong rowsADay;
  private final double[] doneBefore = new double[25];

  Volume(Fleet fleet, OptionalLong rowsADay) {
    this.fleet = fleet;
    this.rowsADay = rowsADay;
    double total = fleet.hours().stream().mapToDouble(Double::doubleValue).sum();
    for (int hour = 0; hour < 24; hour++) {
      doneBefore[hour + 1] = doneBefore[hour] + fleet.hours().get(hour) / total;
    }
    doneBefore[24] = 1;
  }

  /** The slices of a day in order; none before the fleet's first day. */
  List<Slice> day(Fleet.Service service, LocalDate day) {
    List<Slice> slices = new ArrayList<>();
    for (int hour = 0; hour < 24 && !day.isBefore(fleet.firstDay()); hour++) {
      slices.addAll(hour(service, day, hour));
    }
    return slices;
  }

  List<Slice> hour(Fleet.Service service, LocalDate day, int hour) {
    long ofDay = ofDay(service, day);
    long rows = Math.round(ofDay * doneBefore[hour + 1]) - Math.round(ofDay * doneBefore[hour]);
    long epochHour = day.toEpochDay() * 24 + hour;
    List<Slice> slices = new ArrayList<>();
    long first = 0;
    do {
      slices.add(new Slice(epochHour, rows, first, Math.min(rows, first + SLICE)));
      first += SLICE;
    } while (first < rows);
    return slices;
  }

  private long ofDay(Fleet.Service service, LocalDate day) {
    if (rowsADay.isPresent()) {
      return rowsADay.getAsLong();
    }
    long bits = Mix.of(fleet.seed(), service.name().hashCode(), day.toEpochDay());
    double noise = 1 + NOISE * (2 * Mix.unit(bits) - 1);
    double weekday = fleet.weekdays().get(day.getDayOfWeek().getValue() - 1);
    long week = ChronoUnit.WEEKS.between(fleet.firstDay(), day);
    return Math.round(
        service.requestsADay()
            * weekday
            * noise
            * StrictMath.pow(1 + fleet.growth(), (double) week));
  }
}
