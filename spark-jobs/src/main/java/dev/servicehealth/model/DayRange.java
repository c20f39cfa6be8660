package dev.servicehealth.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reporting days from the first to the last, both included. */
public record DayRange(LocalDate first, LocalDate last) {

  public DayRange {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("last day " + last + " is before first day " + first);
    }
  }

  public Stream<LocalDate> days() {
    return first.datesUntil(last.plusDays(1));
  }

  /** Returns SQL that tells whether a row's column {@code day} is one of the days. */
  public static String isAmong(Collection<LocalDate> days) {
    return covering(days).stream()
        .map(range -> "day BETWEEN DATE'%s' AND DATE'%s'".formatted(range.first, range.last))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /** The range in pieces of at most so many days, in the order of time. */
  public List<DayRange> chunks(int longest) {
    List<DayRange> chunks = new ArrayList<>();
    for (LocalDate start = first; !start.isAfter(last); start = start.plusDays(longest)) {
      LocalDate end = start.plusDays(longest - 1L);
      chunks.add(new DayRange(start, end.isAfter(last) ? last : end));
    }
    return chunks;
  }

  public boolean overlaps(DayRange other) {
    return !last.isBefore(other.first) && !other.last.isBefore(first);
  }

  /** The fewest ranges that hold exactly these days, in the order of time. */
  public static List<DayRange> covering(Collection<LocalDate> days) {
    return covering(days, 0);
  }

  /**
   * The fewest ranges that hold these days, in the order of time.
   *
   * @param gap as many days between two of them are taken along
   */
  static List<DayRange> covering(Collection<LocalDate> days, int gap) {
    List<DayRange> ranges = new ArrayList<>();
    for (LocalDate day : new TreeSet<>(days)) {
      int newest = ranges.size() - 1;
      if (newest >= 0 && !ranges.get(newest).last().plusDays(1L + gap).isBefore(day)) {
        ranges.set(newest, new DayRange(ranges.get(newest).first(), day));
      } else {
        ranges.add(new DayRange(day, day));
      }
    }
    return List.copyOf(ranges);
  }

  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + " to " + last;
  }
}
