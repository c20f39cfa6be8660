package dev.servicehealth.config;

import dev.servicehealth.Failure;
import dev.servicehealth.incident.Feed;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The checked configuration. Paths are absolute or carry a scheme; relative ones in the file are
 * relative to it.
 *
 * @param product the name on the report's band
 * @param responsible who answers for the reports, as they name it
 * @param catalog folder of OpenSLO YAML
 * @param base what relative paths of data sources are relative to: the folder of the configuration
 *     file
 * @param warehouse any Hadoop path
 * @param reports folder of the published editions
 * @param incidents the feed of incidents
 * @param changes the feed of changes, such as deploys
 * @param policy file of the error-budget policy
 * @param exclusions file of exclusions: time that adjusted figures leave out
 * @param timeZone of the reporting calendar
 * @param provisionalDays days after its end during which a day may be restated by nightly
 * @param privacy how users are hashed, and how few of them are never shown
 * @param chat where the address of each chat app's webhook is
 * @param signature how manifests are signed; empty when they are not
 * @param openLineage whether runs leave OpenLineage events beside their reports
 * @param mail how reports are mailed, for {@code report --mail}
 * @param shortcuts whether internals of Spark and Delta may be used to save time
 * @param spark settings for the Spark session; secret ones as references, see {@link
 *     #sparkSettings()}
 */
public record Configuration(
    String product,
    Optional<String> responsible,
    String catalog,
    String base,
    String warehouse,
    String reports,
    Optional<Feed> incidents,
    Optional<Feed> changes,
    Optional<String> exclusions,
    Optional<String> policy,
    ZoneId timeZone,
    int provisionalDays,
    Privacy privacy,
    Map<String, SecretReference> chat,
    Optional<Signing> signature,
    boolean openLineage,
    Optional<Mail> mail,
    boolean shortcuts,
    Map<String, String> spark) {

  /** Spark settings that the session builder fixes and the configuration cannot change. */
  public static final Set<String> OWNED_BY_THE_SESSION =
      Set.of(
          "spark.sql.extensions",
          "spark.sql.catalog.spark_catalog",
          "spark.sql.session.timeZone",
          "spark.sql.ansi.enabled",
          "spark.sql.legacy.parameterSubstitution.constantsOnly",
          "spark.sql.variable.substitute",
          "spark.databricks.delta.properties.defaults.logRetentionDuration",
          "spark.databricks.delta.properties.defaults.deletedFileRetentionDuration",
          "spark.databricks.delta.retentionDurationCheck.enabled",
          "spark.databricks.delta.vacuum.logging.enabled",
          "spark.sql.parquet.outputTimestampType",
          "spark.executor.killOnFatalError.depth",
          "spark.hadoop.fs.file.impl",
          "spark.hadoop.fs.AbstractFileSystem.file.impl",
          "spark.hadoop.parquet.page.verify-checksum.enabled",
          "spark.sql.legacy.parquet.nanosAsLong");

  /**
   * @param userKey the key of the user hash; empty when no data source maps {@code user_id}
   * @param minimumUsers smaller groups are shown as "fewer than" this number
   */
  public record Privacy(Optional<SecretReference> userKey, int minimumUsers) {}

  /** Why rows must not be read with these secrets; empty when they may. */
  public List<String> brokenSecrets(boolean hasUsers) {
    List<String> broken = new ArrayList<>();
    spark.forEach(
        (key, value) -> {
          if (SecretSettings.isSecretName(key)) {
            try {
              new SecretReference(value).resolve();
            } catch (Failure e) {
              broken.add(key + ": " + e.getMessage());
            }
          }
        });
    if (hasUsers) {
      privacy.userKey().flatMap(key -> KeyRules.broken(key, base)).ifPresent(broken::add);
    }
    return broken;
  }

  /** The settings for the Spark session with their secrets resolved: not to be printed. */
  public Map<String, String> sparkSettings() {
    Map<String, String> settings = new TreeMap<>(spark);
    settings.replaceAll(
        (key, value) ->
            SecretSettings.isSecretName(key)
                ? new String(new SecretReference(value).resolve(), StandardCharsets.UTF_8)
                : value);
    return settings;
  }

  /** Returns a copy with other tables. */
  public Configuration withWarehouse(String other) {
    return new Configuration(
        product,
        responsible,
        catalog,
        base,
        other,
        reports,
        incidents,
        changes,
        exclusions,
        policy,
        timeZone,
        provisionalDays,
        privacy,
        chat,
        signature,
        openLineage,
        mail,
        shortcuts,
        spark);
  }
}
