package dev.servicehealth.telemetry;

import static java.util.concurrent.TimeUnit.MINUTES;

import dev.servicehealth.telemetry.RollupSpec.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Adds batches to sums. A row that has a believable time of its partition, a service, and a verdict
 * of each objective in force is added here; any other goes to {@link RowTally} as a row. Which of
 * the two adds a row is decided before anything is counted, so each row is counted once.
 */
final class BatchTally {
  private static final long MINUTE = MINUTES.toMicros(1);

  private final RollupSpec spec;
  private final BatchColumns columns;
  private final RowTally others;
  private final BatchVerdicts verdicts;
  private final Weight weight = new Weight();
  private final TreeMap<Long, BatchDay> days = new TreeMap<>();
  private BatchDay day = BatchDay.NEVER;
  private int[] rows = new int[0];
  private ServiceDay[] services = new ServiceDay[0];
  private ServiceHour[] hours = new ServiceHour[0];

  /**
   * @param others takes the rows that are not added here
   */
  BatchTally(RollupSpec spec, BatchColumns columns, RowTally others) {
    this.spec = spec;
    this.columns = columns;
    this.others = others;
    this.verdicts = new BatchVerdicts(new Judge(spec), spec.indicators().measures(), columns);
  }

  /** Rises with the memory held. */
  int weight() {
    return weight.held() + columns.weight() + others.weight();
  }

  /** Hands over every sum, as rows of {@link PartialFacts}. */
  void drainTo(Consumer<Row> out) {
    List<String> names = spec.dimensions();
    days.values()
        .forEach(each -> each.services().forEach(sums -> sums.drainTo(columns, names, out)));
    others.drainTo(out);
  }

  /**
   * @param ordinal of the batch's first row
   */
  void add(ColumnarBatch batch, long ordinal) {
    int count = batch.numRows();
    if (count == 0) {
      return;
    }
    columns.enter(batch);
    verdicts.enter(count);
    UnsafeRow split = columns.split();
    others.enterFile(split.getUTF8String(0));
    others.saw(split.getLong(1), ordinal, ordinal + count - 1);
    if (rows.length < count) {
      rows = new int[count];
      services = new ServiceDay[count];
      hours = new ServiceHour[count];
    }
    int chosen = choose(count, ordinal);
    if (chosen > 0) {
      addUsers(chosen);
      addEvents(chosen);
    }
    days.values().forEach(each -> each.account(others.account(), others.partition().name()));
  }

  /** Finds the rows to add here and their sums; all others are done with. */
  private int choose(int count, long ordinal) {
    Span partition = others.partition();
    if (partition.isWhole()) {
      day = BatchDay.NEVER; // rows without a time of a new file are of the day of one after them
    }
    long earliest = Math.max(RowTally.EARLIEST, partition.earliest());
    long latest = Math.min(spec.latest(), partition.latest());
    long[] times = columns.times();
    long[] codes = columns.services();
    int chosen = 0;
    for (int row = 0; row < count; row++) {
      long time = times[row]; // a NULL is before all times
      if (time < earliest || time >= latest || codes[row] == BatchColumn.ABSENT) {
        addOther(row, ordinal);
        continue;
      }
      if (!day.holds(time)) {
        enterDay(time);
      }
      if (day.isWanted()) {
        ServiceDay service = service((int) codes[row]);
        if (!verdicts.areKnown(service.measures(), row)) {
          addOther(row, ordinal);
          continue;
        }
        rows[chosen] = row;
        services[chosen++] = service;
      }
      day.accept(time);
    }
    return chosen;
  }

  private void addOther(int row, long ordinal) {
    others.add(columns.row(row, ordinal + row));
    if (others.partition().isWhole()) {
      day = BatchDay.NEVER; // the row may have been of another day than the one before it
    }
  }

  private void enterDay(long time) {
    Map.Entry<Long, BatchDay> before = days.floorEntry(time);
    if (before == null || !before.getValue().holds(time)) {
      ReportingCalendar calendar = spec.calendar();
      LocalDate date = calendar.day(Instant.EPOCH.plus(time, ChronoUnit.MICROS));
      int number = Math.toIntExact(date.toEpochDay());
      long starts = DayClock.micros(calendar.start(date));
      long ends = DayClock.micros(calendar.end(date));
      day = new BatchDay(number, spec.days().contains(number), starts, ends);
      days.put(starts, day);
    } else {
      day = before.getValue();
    }
    others.beside(day.day());
  }

  private ServiceDay service(int code) {
    ServiceDay service = day.service(code);
    if (service == null) {
      String name = columns.service(code);
      JudgedService judged =
          new JudgedService(
              spec.source(), name, spec.indicators().byService().getOrDefault(name, List.of()));
      service = new ServiceDay(judged, day.day(), spec.dimensions().size(), weight);
      day.add(code, service);
    }
    return service;
  }

  private void addUsers(int chosen) {
    long[] users = columns.users();
    for (int i = 0; i < chosen; i++) {
      services[i].addRow();
      if (users[rows[i]] != BatchColumn.ABSENT) {
        services[i].addUser(users[rows[i]]);
      }
    }
  }

  /** The hot loops, a kind of fact at a time. */
  private void addEvents(int chosen) {
    addMinutes(chosen);
    long[][] values = columns.values();
    for (int dimension = 0; dimension < values.length; dimension++) {
      addSlices(chosen, dimension, values[dimension]);
    }
    addLatencies(chosen);
  }

  private void addMinutes(int chosen) {
    long[] times = columns.times();
    long[] users = columns.users();
    for (int i = 0; i < chosen; i++) {
      ServiceDay service = services[i];
      hours[i] = null;
      if (!service.isJudged()) {
        continue;
      }
      int row = rows[i];
      service.enter((int) (times[row] / MINUTE)); // after 2000: above zero
      hours[i] = service.hour();
      int[] measures = service.measures();
      for (int use = 0; use < measures.length; use++) {
        long good = verdicts.good(measures[use])[row];
        long valid = verdicts.valid(measures[use])[row];
        service.addMinute(use, good, valid);
        if (good < valid && users[row] != BatchColumn.ABSENT) {
          service.addFailedUser(use, users[row]);
        }
      }
    }
  }

  private void addSlices(int chosen, int dimension, long[] values) {
    for (int i = 0; i < chosen; i++) {
      if (hours[i] != null) {
        int row = rows[i];
        CodeSums slices = hours[i].slices(dimension);
        int at = slices.at((int) values[row]);
        int[] measures = services[i].measures();
        for (int use = 0; use < measures.length; use++) {
          long good = verdicts.good(measures[use])[row];
          long valid = verdicts.valid(measures[use])[row];
          ServiceHour.add(slices.sums(), at, use, good, valid);
        }
      }
    }
  }

  private void addLatencies(int chosen) {
    long[] latencies = columns.latencies();
    long[] operations = columns.operations();
    boolean keepsOperation = columns.keepsOperation();
    for (int i = 0; i < chosen; i++) {
      int row = rows[i];
      if (hours[i] != null && latencies[row] != BatchColumn.ABSENT) {
        hours[i].addLatency(keepsOperation ? (int) operations[row] : 0, (int) latencies[row]);
      }
    }
  }
}
