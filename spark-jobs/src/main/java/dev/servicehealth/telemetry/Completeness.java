package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.telemetry.RawPartition.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;

/** Tells whether a day of a data source has arrived, by its own rule. */
public final class Completeness {
  private final PartitionFinder finder;
  private final ReportingCalendar calendar;

  public Completeness(PartitionFinder finder, ReportingCalendar calendar) {
    this.finder = finder;
    this.calendar = calendar;
  }

  /** Says in words what is still to come for the day; empty when nothing is. */
  public Optional<String> missing(DataSource source, Path root, LocalDate day) {
    List<RawPartition> partitions = ofDay(source, root, day);
    for (RawPartition partition : partitions) {
      if (partition.state() == State.INCOMPLETE) {
        return Optional.of(root + "/" + partition.name() + ": " + partition.reason());
      }
    }
    List<RawPartition> absent = partitions.stream().filter(p -> p.files().isEmpty()).toList();
    boolean all = source.partitions().completeness().everyHour();
    if (absent.size() == partitions.size() || (all && !absent.isEmpty())) {
      String more = absent.size() > 1 ? " and " + (absent.size() - 1) + " more" : "";
      return Optional.of(root + "/" + absent.get(0).name() + more + ": " + absent.get(0).reason());
    }
    return tooSmall(source, root, day, partitions);
  }

  private Optional<String> tooSmall(
      DataSource source, Path root, LocalDate day, List<RawPartition> partitions) {
    Optional<BigDecimal> share = source.partitions().completeness().minimumShare();
    if (share.isEmpty()) {
      return Optional.empty();
    }
    long bytes = bytes(partitions);
    long[] before =
        IntStream.rangeClosed(1, 4)
            .mapToLong(week -> bytes(ofDay(source, root, day.minusWeeks(week))))
            .filter(size -> size > 0)
            .sorted()
            .toArray();
    if (before.length == 0) {
      return Optional.empty();
    }
    long usual = before[(before.length - 1) / 2];
    boolean small =
        BigDecimal.valueOf(bytes).compareTo(share.get().multiply(BigDecimal.valueOf(usual))) < 0;
    return small
        ? Optional.of(
            "%s on %s: %,d bytes, less than %s of the usual %,d"
                .formatted(root, day, bytes, share.get().toPlainString(), usual))
        : Optional.empty();
  }

  /** The partitions that start on the day, without those that only bring late rows of it. */
  private List<RawPartition> ofDay(DataSource source, Path root, LocalDate day) {
    return finder.find(source, root, day, day).stream()
        .filter(p -> p.starts() == null || p.starts().isBefore(calendar.end(day)))
        .toList();
  }

  private static long bytes(List<RawPartition> partitions) {
    return partitions.stream().mapToLong(RawPartition::bytes).sum();
  }
}
