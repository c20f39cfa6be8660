package dev.servicehealth.project;

import dev.servicehealth.Failure;
import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.catalog.CatalogReader;
import dev.servicehealth.config.Configuration;
import dev.servicehealth.config.ConfigurationReader;
import dev.servicehealth.yaml.Problems;
import dev.servicehealth.yaml.Problems.Problem;
import dev.servicehealth.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A configuration with its catalog, both without problems. */
public record Project(Configuration configuration, Catalog catalog) {

  /** What a command uses when no {@code --config} is given. */
  public static final String DEFAULT_FILE = "service-health.yaml";

  /**
   * Reads everything.
   *
   * @throws Failure with every problem, a line each, and their number at the end
   */
  public static Project load(Path file) {
    Problems problems = new Problems();
    Optional<Configuration> configuration = ConfigurationReader.read(file, problems);
    Optional<Catalog> catalog =
        configuration
            .filter(read -> !read.catalog().isEmpty())
            .map(read -> CatalogReader.read(read, problems));
    if (!problems.isEmpty()) {
      throw new Failure(Failure.Kind.USAGE, describe(file, problems.sorted()));
    }
    return new Project(configuration.orElseThrow(), catalog.orElseThrow());
  }

  private static String describe(Path file, List<Problem> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))
        + "\nCannot validate "
        + YamlReader.displayName(file)
        + ": "
        + count;
  }
}
