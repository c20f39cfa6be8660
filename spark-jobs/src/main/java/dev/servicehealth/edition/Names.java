package dev.servicehealth.edition;

import dev.servicehealth.catalog.Service;
import java.util.List;
import java.util.SortedSet;

/** The services that an edition tells of, and what it calls them and their objectives. */
interface Names {

  /**
   * In the order of the report.
   *
   * @param measured the services that the tables have figures of
   */
  List<Service> services(SortedSet<String> measured);

  /** The title of an objective. */
  String objective(String service, String slo, String definition);
}
