package dev.servicehealth.run;

import dev.servicehealth.incident.Change;
import dev.servicehealth.incident.Happenings;
import dev.servicehealth.incident.Revision;
import dev.servicehealth.model.Inputs;
import dev.servicehealth.policy.Policy;
import dev.servicehealth.record.IncidentLog;
import dev.servicehealth.spark.TemporaryViews;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Registers incidents, changes and the policy as small temporary views, for the SQL of models to
 * read.
 */
final class HappeningViews {
  /** Of a change that names no service. */
  private static final String ALL = "(all)";

  private final SparkSession spark;
  private final TemporaryViews views;

  /**
   * @param views closed when the SQL has read them
   */
  HappeningViews(SparkSession spark, TemporaryViews views) {
    this.spark = spark;
    this.views = views;
  }

  void give(Happenings happenings, Optional<Policy> policy) {
    give(
        "known_incident",
        happenings.incidents().known().stream().map(HappeningViews::row).toList());
    give(
        "refused_incident",
        happenings.incidents().refused().stream().map(HappeningViews::refused).toList());
    give(
        "known_change",
        happenings.changes().stream().flatMap(each -> rows(each).stream()).toList());
    give("catalog_policy", policy.map(HappeningViews::row).stream().toList());
    give("catalog_waiver", policy.map(HappeningViews::waivers).orElse(List.of()));
  }

  private static Row row(Revision revision) {
    List<Object> values = new ArrayList<>();
    values.add(revision.incident());
    values.add(Timestamp.from(revision.revisedAt()));
    values.addAll(IncidentLog.told(revision));
    values.add(revision.problem().orElse(null));
    return RowFactory.create(values.toArray());
  }

  private static Row refused(Revision revision) {
    return RowFactory.create(
        revision.incident(),
        Timestamp.from(revision.revisedAt()),
        revision.story().title(),
        revision.problem().orElse(""),
        revision.place());
  }

  /** A row a service; one without a service, of a change of all. */
  private static List<Row> rows(Change change) {
    List<String> services = new ArrayList<>(change.services());
    if (services.isEmpty()) {
      services.add(ALL);
    }
    return services.stream()
        .map(
            service ->
                RowFactory.create(
                    Timestamp.from(change.at()),
                    service,
                    change.title(),
                    change.kind().orElse(null),
                    change.link().orElse(null)))
        .toList();
  }

  private static Row row(Policy policy) {
    return RowFactory.create(
        policy.windowDays(), policy.freezeAt(), policy.incidentShare(), policy.classShare());
  }

  private static List<Row> waivers(Policy policy) {
    return policy.exceptions().stream()
        .flatMap(
            waiver ->
                waiver.services().stream()
                    .map(
                        service ->
                            RowFactory.create(
                                service,
                                waiver.finding(),
                                Date.valueOf(waiver.from()),
                                Date.valueOf(waiver.until()),
                                waiver.reason(),
                                waiver.approvedBy())))
        .toList();
  }

  private void give(String name, List<Row> rows) {
    views.add(name, Inputs.rows(spark, name, rows));
  }
}
