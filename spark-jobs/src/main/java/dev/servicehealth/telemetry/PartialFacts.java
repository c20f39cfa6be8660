package dev.servicehealth.telemetry;

import dev.servicehealth.model.Inputs;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * The shape of a partial fact: one sparse row for every kind of fact, so that one pass over raw
 * telemetry feeds every table of {@code core}. Days count from 1970-01-01; times are microseconds
 * since then, in UTC.
 */
public final class PartialFacts {
  /** The columns of {@code partial_fact}; rows are made by their places among them. */
  static final int WIDTH = 22;

  private PartialFacts() {}

  /** As {@code sql-models/input/partial_fact} describes it. Executors have no need of it. */
  public static StructType schema() {
    return Inputs.columns("partial_fact");
  }

  private static Object[] row(String kind, String source) {
    Object[] row = new Object[WIDTH];
    row[0] = kind;
    row[1] = source;
    return row;
  }

  /** Good and valid events of an objective in a minute. */
  static Row minute(JudgedService judged, Moment minute, String slo, Tally tally) {
    Object[] row = row("minute", judged.source());
    row[2] = minute.day();
    row[3] = minute.time();
    row[4] = judged.service();
    row[5] = slo;
    row[9] = tally.good();
    row[10] = tally.valid();
    row[12] = tally.failedUsers();
    row[21] = tally.largest();
    return RowFactory.create(row);
  }

  /** Rows of a raw partition that an objective cannot judge in a minute. */
  static Row unjudged(String source, UnjudgedTally.Key key, String reason, long count) {
    Object[] row = row("unjudged", source);
    row[2] = key.minute().day();
    row[3] = key.minute().time();
    row[4] = key.service();
    row[5] = key.slo();
    row[11] = count;
    row[13] = key.partition();
    row[15] = reason;
    return RowFactory.create(row);
  }

  /** Good and valid events of an objective in an hour, for one value of one dimension. */
  static Row slice(
      JudgedService judged, Moment hour, String dimension, String value, String slo, Tally tally) {
    Object[] row = row("slice", judged.source());
    row[2] = hour.day();
    row[3] = hour.time();
    row[4] = judged.service();
    row[5] = slo;
    row[6] = dimension;
    row[7] = value;
    row[9] = tally.good();
    row[10] = tally.valid();
    return RowFactory.create(row);
  }

  /** Requests of a service and operation in an hour whose latency fell in a bucket. */
  static Row latency(
      JudgedService judged, Moment hour, String operation, int bucket, long requests) {
    Object[] row = row("latency", judged.source());
    row[2] = hour.day();
    row[3] = hour.time();
    row[4] = judged.service();
    row[7] = operation;
    row[8] = bucket;
    row[11] = requests;
    return RowFactory.create(row);
  }

  /** Accepted rows of a service on a day and its users. */
  static Row users(JudgedService judged, int day, long rows, byte[] users) {
    Object[] row = row("user", judged.source());
    row[2] = day;
    row[4] = judged.service();
    row[11] = rows;
    row[12] = users;
    return RowFactory.create(row);
  }

  /**
   * Rows of a raw partition with the same fate.
   *
   * @param day null where the rows have none of their own
   */
  static Row rows(
      String source, String partition, Integer day, String outcome, String reason, long count) {
    Object[] row = row("rows", source);
    row[2] = day;
    row[11] = count;
    row[13] = partition;
    row[14] = outcome;
    row[15] = reason;
    return RowFactory.create(row);
  }

  /** Files of a raw partition that were read without Spark's vectorised reader. */
  static Row atRisk(String source, String partition, long files) {
    Object[] row = row("at_risk", source);
    row[11] = files;
    row[13] = partition;
    return RowFactory.create(row);
  }

  /** The first and the last moment at which an accepted row of the partition happened. */
  static Row span(String source, String partition, long first, long last) {
    Object[] row = row("span", source);
    row[3] = first;
    row[13] = partition;
    row[19] = last;
    return RowFactory.create(row);
  }

  /** The ordinals of the first and last row of a block of a file that were seen. */
  static Row block(String source, String file, long block, long first, long last) {
    Object[] row = row("block", source);
    row[16] = file;
    row[17] = block;
    row[18] = first;
    row[19] = last;
    return RowFactory.create(row);
  }

  /**
   * A rejected row, to be looked at by people.
   *
   * @param day null where the row has none of its own
   */
  static Row quarantined(
      String source, String partition, Integer day, String reason, String file, Place place) {
    Object[] row = row("quarantine", source);
    row[2] = day;
    row[13] = partition;
    row[15] = reason;
    row[16] = file;
    row[17] = place.block();
    row[18] = place.ordinal();
    row[20] = place.text();
    return RowFactory.create(row);
  }

  /**
   * When events are added up.
   *
   * @param minute the minute, or the first of an hour, counted from 1970: a number whose low bits
   *     differ, for the sake of hash tables
   */
  record Moment(int day, long minute) {
    static final Moment NEVER = new Moment(Integer.MIN_VALUE, 0);

    boolean is(int otherDay, long otherMinute) {
      return day == otherDay && minute == otherMinute;
    }

    /** The first minute of its hour. */
    Moment hour() {
      return new Moment(day, Math.floorDiv(minute, 60) * 60);
    }

    long time() {
      return TimeUnit.MINUTES.toMicros(minute);
    }
  }

  /**
   * @param text the row's own text, where the data source allows it to be kept; else null
   */
  record Place(long block, long ordinal, String text) {}
}
