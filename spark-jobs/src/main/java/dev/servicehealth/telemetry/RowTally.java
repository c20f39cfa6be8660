package dev.servicehealth.telemetry;

import static java.util.concurrent.TimeUnit.MINUTES;

import dev.servicehealth.catalog.Indicator;
import dev.servicehealth.telemetry.Indicators.Measure;
import dev.servicehealth.telemetry.Indicators.Use;
import dev.servicehealth.telemetry.PartialFacts.Place;
import dev.servicehealth.telemetry.RollupSpec.Span;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Decides what becomes of a row, and adds it to the sums it belongs to. */
final class RowTally {
  private static final long MINUTE = MINUTES.toMicros(1);

  private final RollupSpec spec;
  private final DayClock clock;
  private final PartitionTally account;
  private final Map<String, ServiceTally> services = new HashMap<>();
  private final int[] dimensionColumns;
  private final boolean keepsOperation;
  private final Texts texts = new Texts();
  private UTF8String path = UTF8String.EMPTY_UTF8;
  private String file;
  private Span partition;

  RowTally(RollupSpec spec) {
    this.spec = spec;
    this.clock = new DayClock(spec.calendar());
    this.account = new PartitionTally(spec.source());
    this.dimensionColumns = spec.dimensions().stream().mapToInt(RowColumns::dimension).toArray();
    this.keepsOperation = spec.dimensions().contains("operation");
  }

  int weight() {
    return services.values().stream().mapToInt(ServiceTally::weight).sum();
  }

  void drainTo(Consumer<Row> out) {
    services.values().forEach(service -> service.drainTo(out));
    account.drainTo(out);
  }

  void add(InternalRow row) {
    enterFile(row.getUTF8String(RowColumns.FILE));
    account.saw(file, row.getLong(RowColumns.BLOCK), row.getLong(RowColumns.ORDINAL));
    String problem = text(row, RowColumns.PROBLEM);
    if (Lines.NO_ROW.equals(problem)) {
      return;
    }
    if (problem == null) {
      problem = misplaced(row);
    }
    if (problem != null) {
      quarantine(row, problem);
      return;
    }
    long time = row.getLong(RowColumns.EVENT_TIME);
    if (time < partition.earliest()) {
      account.late(partition.name());
      return;
    }
    place(row, time);
  }

  /** The value of a column that holds the same ones over and over. */
  private String text(InternalRow row, int column) {
    return row.isNullAt(column) ? null : texts.of(row.getUTF8String(column));
  }

  private void enterFile(UTF8String entered) {
    if (!entered.equals(path)) {
      path = entered.copy();
      file = path.toString();
      Integer index = spec.partitionOf().get(file);
      if (index == null) {
        throw new IllegalStateException("Cannot tell the partition of file " + file);
      }
      partition = spec.partitions().get(index);
    }
  }

  /** Why the row has no place in time or no service; null when it has. */
  private String misplaced(InternalRow row) {
    if (row.isNullAt(RowColumns.EVENT_TIME)) {
      return "event_time is missing or unreadable";
    }
    if (row.isNullAt(RowColumns.SERVICE)) {
      return "service is missing";
    }
    long time = row.getLong(RowColumns.EVENT_TIME);
    if (time >= partition.latest()) {
      return partition.arrival()
          ? "event_time is after the partition's arrival"
          : "event_time is outside the partition";
    }
    if (time < partition.earliest() && !partition.arrival()) {
      return "event_time is outside the partition";
    }
    return null;
  }

  private void place(InternalRow row, long time) {
    int day = clock.day(time);
    boolean wanted = spec.days().contains(day);
    if (wanted && row.getBoolean(RowColumns.DUPLICATE)) {
      account.duplicate(partition.name(), day);
      return;
    }
    String problem = wanted ? count(row, day, time) : null;
    if (problem != null) {
      quarantine(row, problem);
    } else {
      account.accepted(partition.name(), day, wanted, time);
    }
  }

  /** Adds the row to its service; the reason when it cannot be evaluated. */
  private String count(InternalRow row, int day, long time) {
    ServiceTally service = service(text(row, RowColumns.SERVICE));
    List<Use> uses = service.uses();
    long[] good = new long[uses.size()];
    long[] valid = new long[uses.size()];
    for (int i = 0; i < good.length; i++) {
      String problem = evaluate(row, uses.get(i), good, valid, i);
      if (problem != null) {
        return problem;
      }
    }
    Long user =
        row.isNullAt(RowColumns.USER_ID)
            ? null
            : spec.userHash().of(row.getUTF8String(RowColumns.USER_ID));
    service.addRow(day, user);
    if (!uses.isEmpty()) {
      judge(service, row, day, time, good, valid, user);
    }
    return null;
  }

  private void judge(
      ServiceTally service,
      InternalRow row,
      int day,
      long time,
      long[] good,
      long[] valid,
      Long user) {
    long minute = Math.floorDiv(time, MINUTE);
    service.addMinute(day, minute, good, valid, user);
    HourTally hour = service.hour(day, Math.floorDiv(minute, 60) * 60);
    for (int i = 0; i < dimensionColumns.length; i++) {
      hour.addSlice(i, text(row, dimensionColumns[i]), good, valid);
    }
    if (!row.isNullAt(RowColumns.LATENCY_MS)) {
      hour.addLatency(operation(row), LatencyBucket.of(row.getDouble(RowColumns.LATENCY_MS)));
    }
  }

  private String operation(InternalRow row) {
    return keepsOperation ? text(row, RowColumns.OPERATION) : "(all)";
  }

  /** Fills in one objective's good and valid events of this row; the reason when it cannot. */
  private String evaluate(InternalRow row, Use use, long[] good, long[] valid, int index) {
    Measure measure = spec.indicators().measures().get(use.measure());
    long total = value(row, measure.total());
    long part = value(row, measure.part());
    if (total < 0 || part < 0) {
      int culprit = total < 0 ? measure.total() : measure.part();
      return "cannot count `" + spec.indicators().expressions().get(culprit) + "`";
    }
    if (part > total && spec.numeric().get(measure.total())) {
      return "more %s than total events".formatted(name(measure.counts()));
    }
    long counted = Math.min(part, total);
    valid[index] = total;
    good[index] = measure.counts() == Indicator.Counts.GOOD ? counted : total - counted;
    return null;
  }

  /** Events that an expression counts in the row: whole and not negative, or -1. */
  private long value(InternalRow row, int expression) {
    int column = RowColumns.EXPRESSIONS + expression;
    if (row.isNullAt(column)) {
      return -1;
    }
    if (!spec.numeric().get(expression)) {
      return row.getInt(column);
    }
    BigDecimal value =
        row.getDecimal(column, RowRollup.SUM.precision(), RowRollup.SUM.scale())
            .toJavaBigDecimal()
            .stripTrailingZeros();
    boolean countable = value.scale() <= 0 && value.precision() - value.scale() <= 18;
    return countable ? value.longValueExact() : -1;
  }

  private ServiceTally service(String name) {
    ServiceTally tally = services.get(name);
    if (tally == null) {
      List<Use> uses = spec.indicators().byService().getOrDefault(name, List.of());
      tally = new ServiceTally(new JudgedService(spec.source(), name, uses), spec.dimensions());
      services.put(name, tally);
    }
    return tally;
  }

  private void quarantine(InternalRow row, String reason) {
    Place place =
        new Place(
            row.getLong(RowColumns.BLOCK),
            row.getLong(RowColumns.ORDINAL),
            row.isNullAt(RowColumns.TEXT) ? null : row.getUTF8String(RowColumns.TEXT).toString());
    account.quarantined(partition.name(), reason, file, place);
  }

  private static String name(Indicator.Counts counts) {
    return counts == Indicator.Counts.GOOD ? "good" : "bad";
  }
}
