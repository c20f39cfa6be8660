package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.incident.ChangeFeed;
import dev.servicehealth.incident.IncidentFeed;
import dev.servicehealth.incident.Incidents;
import dev.servicehealth.incident.Revision;
import dev.servicehealth.project.Project;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The feeds of incidents and changes, in lines for people. */
final class IncidentLines {
  private IncidentLines() {}

  /**
   * Reads both feeds as a run would, the record aside.
   *
   * @param doubts told, a line each, of rows that will not count, or not as written
   * @return a summary such as "9 incidents, 6 changes"; empty where neither is configured
   * @throws Failure when the feed of incidents cannot be read
   */
  static String checked(Project project, Instant now, Consumer<String> doubts) {
    Incidents incidents =
        new IncidentFeed(project.configuration().incidents(), project.serviceNames())
            .read(List.of(), now);
    incidents
        .feed()
        .problem()
        .ifPresent(
            why -> {
              throw new Failure(Failure.Kind.USAGE, "Cannot read the incidents: " + why);
            });
    incidents.refused().forEach(each -> doubts.accept(refused(each)));
    incidents.known().stream()
        .filter(each -> each.problem().isPresent())
        .forEach(each -> doubts.accept(said(each, each.problem().get())));
    int changes =
        new ChangeFeed(project.configuration().changes(), project.serviceNames())
            .read(doubts)
            .size();
    String counted =
        project.configuration().incidents().map(feed -> ", " + told(incidents)).orElse("");
    return project.configuration().changes().isPresent()
        ? counted + ", " + changes + (changes == 1 ? " change" : " changes")
        : counted;
  }

  /** "9 incidents, 1 open", or what became of the feed. */
  static String told(Incidents incidents) {
    int known = incidents.known().size();
    long open =
        incidents.known().stream().filter(each -> each.times().resolved().isEmpty()).count();
    String count =
        known
            + (known == 1 ? " incident" : " incidents")
            + (open == 0 ? "" : ", " + open + " open");
    return incidents.feed().word().equals("received")
        ? count
        : count + " (feed " + incidents.feed().told() + ")";
  }

  static String refused(Revision revision) {
    return said(revision, revision.problem().orElse("") + "; the revision does not count");
  }

  private static String said(Revision revision, String what) {
    String incident = revision.incident().isEmpty() ? "" : " incident " + revision.incident() + ":";
    return "%s:%s %s".formatted(revision.place(), incident, what);
  }
}
