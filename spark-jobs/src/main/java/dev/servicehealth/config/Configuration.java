package dev.servicehealth.config;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * The checked configuration. Paths are absolute or carry a scheme; relative ones in the file are
 * relative to it.
 *
 * @param product the name on the report's band
 * @param catalog folder of OpenSLO YAML
 * @param base what relative paths of feeds are relative to: the folder of the configuration file
 * @param warehouse any Hadoop path
 * @param reports folder of the published editions
 * @param incidents file of incidents; its content is not read yet
 * @param exclusions file of exclusions; its content is not read yet
 * @param timeZone of the reporting calendar
 * @param provisionalDays days after its end during which a day may be restated by nightly
 * @param privacy how users are hashed, and how few of them are never shown
 * @param spark settings passed to the Spark session
 */
public record Configuration(
    String product,
    String catalog,
    String base,
    String warehouse,
    String reports,
    Optional<String> incidents,
    Optional<String> exclusions,
    ZoneId timeZone,
    int provisionalDays,
    Privacy privacy,
    Map<String, String> spark) {

  /**
   * @param userKey the key of the user hash; empty when no feed maps {@code user_id}
   * @param minimumUsers smaller groups are shown as "fewer than" this number
   */
  public record Privacy(Optional<SecretReference> userKey, int minimumUsers) {}
}
