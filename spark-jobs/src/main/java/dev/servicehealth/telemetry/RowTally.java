package dev.servicehealth.telemetry;

import static java.util.concurrent.TimeUnit.MINUTES;

import dev.servicehealth.telemetry.Indicators.Use;
import dev.servicehealth.telemetry.PartialFacts.Moment;
import dev.servicehealth.telemetry.PartialFacts.Place;
import dev.servicehealth.telemetry.RollupSpec.Span;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Decides what becomes of a row, and adds it to the sums that it belongs to. */
final class RowTally {
  private static final long MINUTE = MINUTES.toMicros(1);

  /** A clock that was never set tells of 1970, and no service here is older than 2000. */
  static final long EARLIEST = DayClock.micros(Instant.parse("2000-01-01T00:00:00Z"));

  private static final String UNBELIEVABLE =
      "event_time is before 2000 or more than a day after the run";

  private final RollupSpec spec;
  private final DayClock clock;
  private final PartitionTally account;
  private final Judge judge;
  private final Map<String, ServiceTally> services = new HashMap<>();
  private final int[] dimensionColumns;
  private final boolean keepsOperation;
  private final Texts texts = new Texts();
  private UTF8String path = UTF8String.EMPTY_UTF8;
  private String file;
  private Span partition;
  private Integer neighbour;
  private Moment minute = Moment.NEVER;
  private Moment hour = Moment.NEVER;

  RowTally(RollupSpec spec) {
    this.spec = spec;
    this.clock = new DayClock(spec.calendar());
    this.account = new PartitionTally(spec.source());
    this.judge = new Judge(spec);
    this.dimensionColumns = spec.dimensions().stream().mapToInt(RowColumns::dimension).toArray();
    this.keepsOperation = spec.dimensions().contains("operation");
  }

  /** An empty one for the rows that follow. */
  RowTally next() {
    RowTally next = new RowTally(spec);
    next.path = path;
    next.file = file;
    next.partition = partition;
    next.neighbour = neighbour;
    return next;
  }

  int weight() {
    return judge.weight() + services.values().stream().mapToInt(ServiceTally::weight).sum();
  }

  void drainTo(Consumer<Row> out) {
    services.values().forEach(service -> service.drainTo(out));
    account.drainTo(out);
    judge.drainTo(out);
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

  /** The partition of the file that was entered last. */
  Span partition() {
    return partition;
  }

  /** Where rows that are counted elsewhere are accounted for. */
  PartitionTally account() {
    return account;
  }

  /** Notes that the file has rows of a block, whatever becomes of them. */
  void saw(long block, long firstOrdinal, long lastOrdinal) {
    account.saw(file, block, firstOrdinal);
    account.saw(file, block, lastOrdinal);
  }

  void enterFile(UTF8String entered) {
    if (!entered.equals(path)) {
      path = entered.copy();
      file = path.toString();
      Integer index = spec.partitionOf().get(file);
      if (index == null) {
        throw new IllegalStateException("Cannot tell the partition of file " + file);
      }
      partition = spec.partitions().get(index);
      neighbour = null;
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
    if (time < EARLIEST || time >= spec.latest()) {
      return UNBELIEVABLE;
    }
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
    beside(day);
    boolean wanted = spec.days().contains(day);
    if (wanted && row.getBoolean(RowColumns.DUPLICATE)) {
      account.duplicate(partition.name(), day);
      return;
    }
    account.accepted(partition.name(), day, wanted, time);
    if (wanted) {
      count(row, day, time);
    }
  }

  /**
   * A row that cannot be placed in time, of a file of many days, is of the day of the row before.
   */
  void beside(int day) {
    if (partition.isWhole()) {
      if (neighbour == null) {
        account.dated(partition.name(), day);
      }
      neighbour = day;
    }
  }

  /** Adds the row to its service. */
  private void count(InternalRow row, int day, long time) {
    ServiceTally service = service(text(row, RowColumns.SERVICE));
    Long user =
        row.isNullAt(RowColumns.USER_ID)
            ? null
            : spec.userHash().of(row.getUTF8String(RowColumns.USER_ID));
    service.addRow(day, user);
    List<Use> uses = service.uses();
    if (uses.isEmpty()) {
      return;
    }
    enterMinute(day, Math.floorDiv(time, MINUTE));
    long[] good = new long[uses.size()];
    long[] valid = new long[uses.size()];
    if (!judge.judge(row, service, good, valid, partition.name(), minute)) {
      account.unjudged(partition.name(), day);
    }
    add(service, row, good, valid, user);
  }

  private void enterMinute(int day, long number) {
    if (!minute.is(day, number)) {
      minute = new Moment(day, number);
      hour = minute.hour();
    }
  }

  private void add(ServiceTally service, InternalRow row, long[] good, long[] valid, Long user) {
    service.addMinute(minute, good, valid, user);
    HourTally inHour = service.hour(hour);
    for (int i = 0; i < dimensionColumns.length; i++) {
      inHour.addSlice(i, text(row, dimensionColumns[i]), good, valid);
    }
    if (!row.isNullAt(RowColumns.LATENCY_MS)) {
      inHour.addLatency(operation(row), LatencyBucket.of(row.getDouble(RowColumns.LATENCY_MS)));
    }
  }

  private String operation(InternalRow row) {
    return keepsOperation ? text(row, RowColumns.OPERATION) : "(all)";
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
    String text = text(row);
    if (text == null && reason.equals(UNBELIEVABLE)) {
      text = Instant.EPOCH.plus(row.getLong(RowColumns.EVENT_TIME), ChronoUnit.MICROS).toString();
    }
    Place place = new Place(row.getLong(RowColumns.BLOCK), row.getLong(RowColumns.ORDINAL), text);
    account.quarantined(partition.name(), neighbour, reason, file, place);
  }

  /** The row itself, where the data source allows it to be kept. */
  private static String text(InternalRow row) {
    return row.isNullAt(RowColumns.TEXT) ? null : row.getUTF8String(RowColumns.TEXT).toString();
  }
}
