package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.Catalog;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * The data sources of a project: where each lies, how its partitions are found, and whose days they
 * are asked for. They are put together once, so that all who read raw telemetry agree on them.
 */
public record RawSources(
    List<LocatedSource> located, PartitionFinder finder, ReportingCalendar calendar) {

  /**
   * @param base what relative paths of sources are relative to
   * @param zone of the reporting calendar
   * @param spark how to reach file systems and tables
   */
  public static RawSources of(Catalog catalog, String base, ZoneId zone, SparkSession spark) {
    ReportingCalendar calendar = new ReportingCalendar(zone);
    return new RawSources(
        LocatedSource.all(catalog, base), new PartitionFinder(spark, calendar), calendar);
  }
}
