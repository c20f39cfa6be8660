package dev.servicehealth.edition;

import dev.servicehealth.config.Configuration;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.project.Project;
import dev.servicehealth.report.Edition;
import java.time.LocalDate;

/** The part of an edition that no table holds: its period, names and rules of privacy. */
record EditionHeader(
    String product,
    Edition.Period period,
    LocalDate provisionalUntil,
    Edition.Privacy privacy,
    DisplayNames names,
    String responsible) {

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
        configuration.responsible().orElse(null));
  }

  /** Of a published edition, whatever is configured by now. */
  static EditionHeader of(Edition published) {
    return new EditionHeader(
        published.product(),
        published.period(),
        published.provisionalUntil(),
        published.privacy(),
        new PublishedDisplayNames(published.services()),
        published.responsible());
  }

  DayRange days() {
    return new DayRange(period.firstDay(), period.lastDay());
  }
}
