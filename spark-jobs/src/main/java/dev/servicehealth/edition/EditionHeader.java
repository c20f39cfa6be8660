package dev.servicehealth.edition;

import static java.util.stream.Collectors.toMap;

import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Partitions;
import dev.servicehealth.config.Configuration;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.project.Project;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Source;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** The part of an edition that no table holds: its period, names and rules of privacy. */
record EditionHeader(
    String product,
    Edition.Period period,
    LocalDate provisionalUntil,
    Edition.Privacy privacy,
    DisplayNames names,
    String responsible,
    Map<String, LocalDate> openUntil) {

  /** Of an edition that is made today. */
  static EditionHeader of(Project project, Period period) {
    Configuration configuration = project.configuration();
    DayRange days = period.days();
    return new EditionHeader(
        configuration.product(),
        new Edition.Period(
            period.name(),
            period.kind().word(),
            days.first(),
            days.last(),
            configuration.timeZone().getId()),
        days.last().plusDays(configuration.provisionalDays()),
        new Edition.Privacy(configuration.privacy().minimumUsers()),
        new CatalogDisplayNames(project.catalog()),
        configuration.responsible().orElse(null),
        openUntil(project, days.last()));
  }

  /** Of a published edition, whatever is configured by now. */
  static EditionHeader of(Edition published) {
    return new EditionHeader(
        published.product(),
        published.period(),
        published.provisionalUntil(),
        published.privacy(),
        new PublishedDisplayNames(published.services()),
        published.responsible(),
        published.sources().stream()
            .filter(source -> source.openUntil() != null)
            .collect(toMap(Source::source, Source::openUntil)));
  }

  /** Of data sources by arrival: the last day on which rows of a day may come. */
  private static Map<String, LocalDate> openUntil(Project project, LocalDate last) {
    ZoneId zone = project.configuration().timeZone();
    return project.catalog().sources().stream()
        .filter(source -> source.partitions().time() == Partitions.Time.ARRIVAL)
        .collect(
            toMap(
                DataSource::name,
                source ->
                    last.plusDays(1)
                        .atStartOfDay(zone)
                        .plus(source.partitions().lateness())
                        .minusNanos(1)
                        .toLocalDate()));
  }

  DayRange days() {
    return new DayRange(period.firstDay(), period.lastDay());
  }
}
