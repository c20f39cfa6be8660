package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One document of an SLO.
 *
 * @param name of the SLO
 * @param from the first day that it judges; empty: since ever
 * @param until the last day that it judges; empty: until the next version, or for ever
 * @param objectives those without problems
 */
record SloVersion(
    String name,
    String service,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    YamlNode where,
    List<Slo> objectives) {

  String place() {
    return where.place();
  }
}
