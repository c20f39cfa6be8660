package dev.servicehealth.plan;

import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Indicator;
import dev.servicehealth.catalog.Partitions;
import dev.servicehealth.catalog.Service;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.exclusion.Exclusion;
import dev.servicehealth.incident.Change;
import dev.servicehealth.incident.Revision;
import dev.servicehealth.policy.Policy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The definitions that decide a day, written down. A component that is added to one of them and
 * decides what tables hold belongs here; DefinitionsTest lists those that do not.
 */
final class Definitions {
  /** To be raised when a definition that did not change is written in another way. */
  private static final int VERSION = 1;

  private Definitions() {}

  /** How a source is read. Its retention decides no row. */
  static String of(DataSource source) {
    Canonical text =
        new Canonical("source", VERSION)
            .add("name", source.name())
            .add("format", source.format().name())
            .add("path", source.path())
            .add("schema", source.schema())
            .add("pattern", source.pattern())
            .add("header", source.csv().header())
            .add("delimiter", source.csv().delimiter())
            .add("quote", source.csv().quote())
            .add("escape", source.csv().escape())
            .add("nullValue", source.csv().nullValue())
            .add("comment", source.comment())
            .addAll("folders", source.folders())
            .add("partitions", of(source.partitions()))
            .add("key", source.key())
            .addAll("dimensions", source.dimensions())
            .add("maxValues", source.maxValues())
            .add("keepRejectedText", source.keepRejectedText())
            .add("steady", source.steady());
    new TreeMap<>(source.columns()).forEach((name, sql) -> text.add("column " + name, sql));
    return text.toString();
  }

  private static String of(Partitions partitions) {
    Partitions.Completeness complete = partitions.completeness();
    return new Canonical("partitions", VERSION)
        .add("by", partitions.by().name())
        .add("layout", partitions.layout())
        .add("time", partitions.time().name())
        .add("lateness", partitions.lateness())
        .add("marker", complete.marker())
        .add("everyHour", complete.everyHour())
        .add("minimumShare", complete.minimumShare().map(BigDecimal::toPlainString))
        .toString();
  }

  /**
   * The expressions that the rows of a source are counted by: those that each service's rows must
   * stand, whatever the day, and those of the objectives in force on the day.
   *
   * @param slos all objectives
   */
  static String indicators(String source, List<Slo> slos, LocalDate day) {
    TreeSet<String> countable = new TreeSet<>();
    TreeSet<String> counted = new TreeSet<>();
    for (Slo slo : slos) {
      if (slo.indicator().source().equals(source)) {
        countable.add(
            new Canonical("rows", VERSION)
                .add("service", slo.service())
                .add("counts", counts(slo.indicator()))
                .toString());
        if (slo.isEffectiveOn(day, slos)) {
          counted.add(
              new Canonical("objective", VERSION)
                  .add("service", slo.service())
                  .add("slo", slo.name())
                  .add("counts", counts(slo.indicator()))
                  .toString());
        }
      }
    }
    return new Canonical("indicators", VERSION)
        .addAll("rows", countable)
        .addAll("objective", counted)
        .toString();
  }

  private static String counts(Indicator indicator) {
    return new Canonical("indicator", VERSION)
        .add("counts", indicator.counts().name())
        .add("part", indicator.part())
        .add("total", indicator.total())
        .toString();
  }

  /**
   * An objective as the tables name and judge it. Its SHA-256 stands for its indicator, target,
   * budgeting and window.
   *
   * @param slos all objectives, its other versions among them
   */
  static String of(Slo slo, List<Slo> slos) {
    return new Canonical("objective", VERSION)
        .add("name", slo.name())
        .add("service", slo.service())
        .add("definition", slo.definition())
        .add("badIs", slo.badIs())
        .add("firstDay", slo.firstDay(slos))
        .add("effectiveFrom", slo.effectiveFrom())
        .toString();
  }

  /**
   * A service that is judged, as far as the tables tell of it.
   *
   * @param mainObjective named by the service, or chosen for it
   */
  static String of(Service service, Optional<String> mainObjective) {
    Canonical text =
        new Canonical("service", VERSION)
            .add("name", service.name())
            .add("mainObjective", mainObjective);
    if (service.checkObjective().isPresent()) {
      text.add("checkObjective", service.checkObjective());
    }
    return text.toString();
  }

  /** An incident, in all that its newest revision says. */
  static String of(Revision revision) {
    Revision.Times times = revision.times();
    Revision.Story story = revision.story();
    return new Canonical("incident", VERSION)
        .add("incident", revision.incident())
        .add("revisedAt", revision.revisedAt())
        .add("status", revision.status().word())
        .add("problem", revision.problem())
        .add("severity", revision.severity())
        .addAll("services", revision.services())
        .add("started", times.started())
        .add("detected", times.detected())
        .add("acknowledged", times.acknowledged())
        .add("mitigated", times.mitigated())
        .add("resolved", times.resolved())
        .add("title", story.title())
        .add("severityWord", story.severity())
        .add("cause", story.cause())
        .add("kind", story.kind())
        .add("owner", story.owner())
        .add("nextStep", story.nextStep())
        .add("due", story.due())
        .add("isDone", story.isDone())
        .add("link", story.link())
        .add("isFinal", story.isFinal())
        .toString();
  }

  /** A change. */
  static String of(Change change) {
    return new Canonical("change", VERSION)
        .add("at", change.at())
        .addAll("services", change.services())
        .add("title", change.title())
        .add("kind", change.kind())
        .add("link", change.link())
        .toString();
  }

  /** The error-budget policy. */
  static String of(Policy policy) {
    return new Canonical("policy", VERSION)
        .add("windowDays", policy.windowDays())
        .add("freezeAt", policy.freezeAt().toPlainString())
        .add("incidentShare", policy.incidentShare().toPlainString())
        .add("classShare", policy.classShare().toPlainString())
        .addAll("exceptions", policy.exceptions())
        .toString();
  }

  /**
   * An exclusion.
   *
   * @param spans as the day sees them
   */
  static String of(Exclusion exclusion, List<String> spans) {
    Canonical text =
        new Canonical("exclusion", VERSION).addAll("services", new TreeSet<>(exclusion.services()));
    if (!exclusion.objectives().isEmpty()) {
      text.addAll("objectives", new TreeSet<>(exclusion.objectives()));
    }
    return text.add("category", exclusion.category())
        .add("reason", exclusion.reason())
        .add("requestedBy", exclusion.requestedBy())
        .add("approvedBy", exclusion.approvedBy())
        .add("approvedAt", exclusion.approvedAt())
        .addAll("spans", spans)
        .toString();
  }
}
