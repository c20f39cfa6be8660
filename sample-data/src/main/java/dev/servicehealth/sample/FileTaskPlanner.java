package dev.servicehealth.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Plans the files to generate: cuts a service's days into partitions, and those into files. */
final class FileTaskPlanner {
  /** A file holds at most about this many rows. */
  private static final long FILE = 2_000_000;

  private final Fleet fleet;
  private final GenerationRange range;
  private final Volume volume;

  FileTaskPlanner(Fleet fleet, GenerationRange range) {
    this.fleet = fleet;
    this.range = range;
    volume = new Volume(fleet, range.rowsADay());
  }

  /** In the order of their time. */
  List<Partition> partitions(Fleet.Service service) {
    List<Partition> partitions = new ArrayList<>();
    for (LocalDate day = range.from(); !day.isAfter(range.to()); day = day.plusDays(1)) {
      long startHour = day.toEpochDay() * 24;
      if (service.feed().by() == Fleet.Span.DAY) {
        partitions.add(partition(service, startHour, 24, slices(service, day)));
      } else {
        for (int hour = 0; hour < 24; hour++) {
          List<Slice> slices = volume.hour(service, day, hour);
          partitions.add(partition(service, startHour + hour, 1, slices));
        }
      }
    }
    return partitions;
  }

  /**
   * A row of a day's arrivals may have happened on any day from which something can come so late.
   */
  private List<Slice> slices(Fleet.Service service, LocalDate day) {
    int longestDelay =
        fleet.events().stream()
            .filter(event -> event.services().contains(service.name()))
            .mapToInt(Event::days)
            .max()
            .orElse(0);
    List<Slice> slices = new ArrayList<>();
    int daysBack = service.feed().byArrival() ? longestDelay + 1 : 0;
    for (int back = daysBack; back >= 0; back--) {
      slices.addAll(volume.day(service, day.minusDays(back)));
    }
    return slices;
  }

  private Partition partition(
      Fleet.Service service, long startHour, int hours, List<Slice> slices) {
    Instant start = Instant.ofEpochSecond(startHour * 3600);
    boolean missing =
        fleet.events().stream()
            .filter(event -> event.kind() == Event.Kind.MISSING)
            .filter(event -> event.services().contains(service.name()))
            .anyMatch(event -> event.covers(start));
    return new Partition(
        service.name(),
        service.feed(),
        startHour,
        hours,
        missing,
        missing ? List.of() : files(slices));
  }

  private static List<List<Slice>> files(List<Slice> slices) {
    List<List<Slice>> files = new ArrayList<>();
    List<Slice> file = new ArrayList<>();
    long rows = 0;
    for (Slice slice : slices) {
      if (!file.isEmpty() && rows + slice.rows() > FILE) {
        files.add(file);
        file = new ArrayList<>();
        rows = 0;
      }
      file.add(slice);
      rows += slice.rows();
    }
    files.add(file);
    return files;
  }
}
