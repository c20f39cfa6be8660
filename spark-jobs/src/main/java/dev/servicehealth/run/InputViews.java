package dev.servicehealth.run;

import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Indicator;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.catalog.Window;
import dev.servicehealth.exclusion.Exclusion;
import dev.servicehealth.exclusion.Span;
import dev.servicehealth.model.Inputs;
import dev.servicehealth.plan.Plan.SourcePlan;
import dev.servicehealth.spark.TemporaryViews;
import dev.servicehealth.telemetry.RawPartition;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Registers the catalog and the plan as small temporary views, for the SQL of {@code core} to read.
 */
final class InputViews {
  private final SparkSession spark;
  private final TemporaryViews views;

  /**
   * @param views closed when the SQL has read them
   */
  InputViews(SparkSession spark, TemporaryViews views) {
    this.spark = spark;
    this.views = views;
  }

  /** {@code catalog_objective}: every version of every objective. */
  void objectives(Catalog catalog) {
    List<Row> rows = new ArrayList<>();
    for (Slo slo : catalog.slos()) {
      rows.add(
          RowFactory.create(
              slo.service(),
              slo.name(),
              slo.indicator().source(),
              slo.target(),
              slo.budgeting().word(),
              slo.budgeting().sliceTarget().orElse(null),
              slo.budgeting().sliceMinutes(),
              slo.indicator().unit() == Indicator.Unit.MEASUREMENTS,
              name(slo.window()),
              slo.window().unit().name(),
              slo.window().count(),
              slo.window().rolling(),
              slo.effectiveFrom().map(Date::valueOf).orElse(null),
              until(slo, catalog.slos()),
              slo.definition(),
              slo.badIs(),
              catalog.mainObjective(slo.service()).filter(slo.name()::equals).isPresent(),
              slo.firstDay(catalog.slos()).map(Date::valueOf).orElse(null),
              slo.indicator().rowEvents().orElse(null),
              catalog.isCheck(slo)));
    }
    give("catalog_objective", rows);
  }

  /** A rolling window is called by its length, a calendar one by its period. */
  private static String name(Window window) {
    return window.rolling() ? window.text() : window.unit().name().toLowerCase(Locale.ROOT);
  }

  /** {@code catalog_exclusion}: the spans of exclusions that overlap a time, approved or not. */
  void exclusions(List<Exclusion> exclusions, Instant from, Instant until) {
    List<Row> rows = new ArrayList<>();
    for (Exclusion exclusion : exclusions) {
      for (Span span : exclusion.spans(from, until)) {
        exclusion
            .services()
            .forEach(
                service ->
                    objectives(exclusion)
                        .forEach(slo -> rows.add(row(service, slo, exclusion, span))));
      }
    }
    give("catalog_exclusion", rows);
  }

  private static List<String> objectives(Exclusion exclusion) {
    return exclusion.objectives().isEmpty() ? List.of("(all)") : exclusion.objectives();
  }

  private static Row row(String service, String slo, Exclusion exclusion, Span span) {
    return RowFactory.create(
        service,
        Timestamp.from(span.starts()),
        Timestamp.from(span.ends()),
        exclusion.category(),
        exclusion.reason(),
        exclusion.requestedBy(),
        exclusion.approvedBy().orElse(null),
        timestamp(exclusion.approvedAt()),
        slo);
  }

  private static Timestamp timestamp(Optional<Instant> instant) {
    return instant.map(Timestamp::from).orElse(null);
  }

  private static Date until(Slo slo, List<Slo> slos) {
    return slo.effectiveUntil(slos).map(Date::valueOf).orElse(null);
  }

  /** {@code catalog_source}: the settings of data sources that the SQL needs. */
  void sources(Catalog catalog) {
    List<Row> rows = new ArrayList<>();
    for (DataSource source : catalog.sources()) {
      rows.add(RowFactory.create(source.name(), source.maxValues(), source.steady()));
    }
    give("catalog_source", rows);
  }

  /**
   * {@code raw_partition} and {@code stale_day}: what was looked at, and what it is looked at for.
   */
  void work(List<SourcePlan> sourcePlans) {
    List<Row> partitions = new ArrayList<>();
    List<Row> days = new ArrayList<>();
    for (SourcePlan planned : sourcePlans) {
      String source = planned.located().source().name();
      planned.partitions().forEach(partition -> partitions.add(row(source, partition)));
      for (LocalDate day : planned.days()) {
        days.add(RowFactory.create(source, Date.valueOf(day)));
      }
    }
    give("raw_partition", partitions);
    give("stale_day", days);
  }

  private static Row row(String source, RawPartition partition) {
    boolean whole = partition.starts() == null;
    return RowFactory.create(
        source,
        partition.name(),
        whole ? null : Date.valueOf(partition.homeDay()),
        whole ? null : Timestamp.from(partition.starts()),
        whole ? null : Timestamp.from(partition.ends()),
        partition.state().word(),
        partition.reason(),
        partition.files().size(),
        partition.bytes(),
        partition.fingerprint());
  }

  private void give(String name, List<Row> rows) {
    views.add(name, Inputs.rows(spark, name, rows));
  }
}
