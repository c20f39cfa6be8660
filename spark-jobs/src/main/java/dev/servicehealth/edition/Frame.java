package dev.servicehealth.edition;

import dev.servicehealth.config.Configuration;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.project.Project;
import dev.servicehealth.report.Edition;
import java.time.LocalDate;

/** What an edition says that no table holds. */
record Frame(
    String product,
    Edition.Period period,
    LocalDate provisionalUntil,
    Edition.Privacy privacy,
    Names names) {

  /** Of an edition that is made today. */
  static Frame of(Project project, Period period) {
    Configuration configuration = project.configuration();
    DayRange days = period.days();
    return new Frame(
        configuration.product(),
        new Edition.Period(
            period.name(),
            period.kind().word(),
            days.first(),
            days.last(),
            configuration.timeZone().getId()),
        days.last().plusDays(configuration.provisionalDays()),
        new Edition.Privacy(configuration.privacy().minimumUsers()),
        new CatalogNames(project.catalog()));
  }

  /** Of an edition as it was published, whatever is configured by now. */
  static Frame of(Edition published) {
    return new Frame(
        published.product(),
        published.period(),
        published.provisionalUntil(),
        published.privacy(),
        new PublishedNames(published.services()));
  }

  DayRange days() {
    return new DayRange(period.firstDay(), period.lastDay());
  }
}
