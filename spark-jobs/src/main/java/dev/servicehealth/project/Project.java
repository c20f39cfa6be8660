package dev.servicehealth.project;

import dev.servicehealth.Failure;
import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.catalog.CatalogReader;
import dev.servicehealth.catalog.Service;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.config.Configuration;
import dev.servicehealth.config.ConfigurationReader;
import dev.servicehealth.config.SecretReference;
import dev.servicehealth.exclusion.Exclusion;
import dev.servicehealth.exclusion.ExclusionsReader;
import dev.servicehealth.policy.Policy;
import dev.servicehealth.policy.PolicyReader;
import dev.servicehealth.yaml.YamlProblems;
import dev.servicehealth.yaml.YamlProblems.Problem;
import dev.servicehealth.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A configuration with its catalog, exclusions and policy, all without problems.
 *
 * @param exclusions with and without approval; none without a file of them
 * @param policy empty without a file of it
 */
public record Project(
    Configuration configuration,
    Catalog catalog,
    List<Exclusion> exclusions,
    Optional<Policy> policy) {

  /** The file that a command uses without {@code --config}. */
  public static final String DEFAULT_FILE = "service-health.yaml";

  /**
   * Reads everything.
   *
   * @throws Failure with every problem, a line each, and their number at the end
   */
  public static Project load(Path file) {
    return load(file, doubt -> {});
  }

  /**
   * Reads everything, and passes doubts on.
   *
   * @param doubts told, a line each, of what is allowed and probably not meant
   */
  public static Project load(Path file, Consumer<String> doubts) {
    YamlProblems problems = new YamlProblems();
    Optional<Configuration> configuration = ConfigurationReader.read(file, problems);
    Optional<Catalog> catalog =
        configuration
            .filter(read -> !read.catalog().isEmpty())
            .map(read -> CatalogReader.read(read, problems));
    List<Exclusion> exclusions =
        configuration
            .flatMap(Configuration::exclusions)
            .map(Path::of)
            .filter(Files::isRegularFile)
            .map(exclusionsFile -> exclusions(exclusionsFile, catalog, problems))
            .orElse(List.of());
    Optional<Policy> policy =
        configuration
            .flatMap(Configuration::policy)
            .map(Path::of)
            .filter(Files::isRegularFile)
            .flatMap(policyFile -> PolicyReader.read(policyFile, names(catalog), problems));
    configuration.ifPresent(read -> new Places(read, catalog).check(file, problems));
    if (!problems.isEmpty()) {
      throw new Failure(Failure.Kind.USAGE, describe(file, problems.sorted()));
    }
    problems.doubts().forEach(doubt -> doubts.accept(doubt.toString()));
    return new Project(configuration.orElseThrow(), catalog.orElseThrow(), exclusions, policy);
  }

  /**
   * Where the key is that user ids are hashed with; empty where no data source has any, or none is
   * configured.
   */
  public Optional<SecretReference> userKey() {
    boolean hasUsers =
        catalog.sources().stream().anyMatch(source -> source.columns().containsKey("user_id"));
    return hasUsers ? configuration.privacy().userKey() : Optional.empty();
  }

  /**
   * Refuses secrets that rows must not be read with. People who only look at the record need none.
   *
   * @throws Failure with every reason, a line each
   */
  public void mustHaveSecrets() {
    List<String> broken = configuration.brokenSecrets(userKey().isPresent());
    if (!broken.isEmpty()) {
      throw new Failure(
          Failure.Kind.USAGE,
          "%s%nCannot use the secrets of the configuration: %s"
              .formatted(String.join("\n", broken), count(broken.size())));
    }
  }

  private static String count(int problems) {
    return problems == 1 ? "1 problem" : problems + " problems";
  }

  /** Returns a copy with other tables. */
  public Project withWarehouse(String warehouse) {
    return new Project(configuration.withWarehouse(warehouse), catalog, exclusions, policy);
  }

  /** Without a readable catalog every service would be unknown, which would mislead. */
  private static List<Exclusion> exclusions(
      Path file, Optional<Catalog> catalog, YamlProblems problems) {
    Optional<Set<String>> services =
        Optional.of(names(catalog)).filter(names -> problems.isEmpty() || !names.isEmpty());
    return ExclusionsReader.read(file, services, objectives(catalog), problems);
  }

  private static Set<String> objectives(Optional<Catalog> catalog) {
    return catalog
        .map(read -> read.slos().stream().map(Slo::name).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private static Set<String> names(Optional<Catalog> catalog) {
    return catalog
        .map(read -> read.services().stream().map(Service::name).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  /** The names of the services that incidents and changes may name. */
  public Set<String> serviceNames() {
    return names(Optional.of(catalog));
  }

  private static String describe(Path file, List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))
        + "\nCannot validate "
        + YamlReader.displayName(file)
        + ": "
        + count(problems.size());
  }
}
