package dev.servicehealth.edition;

import dev.servicehealth.catalog.Service;
import java.util.List;

/** The services that an edition tells of, and what it calls them and their objectives. */
interface DisplayNames {

  /** Those that are known, in the order of the report. */
  List<Service> services();

  /** The title of an objective. */
  String objective(String service, String slo, String definition);
}
