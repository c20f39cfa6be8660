package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.exclusion.Exclusion;
import dev.servicehealth.project.Project;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reports every problem of the configuration, the catalog and the exclusions at once. */
@Command(
    name = "validate",
    description =
        "Checks the configuration, the catalog and the exclusions, and reports every problem at"
            + " once.")
final class Validate implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = Project.DEFAULT_FILE,
      description = "the configuration (default: ${DEFAULT-VALUE})")
  private Path config;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      Project project = Project.load(config);
      print(spec.commandLine().getOut(), config + ": " + summary(project) + "; no problems");
      return 0;
    } catch (Failure failure) {
      print(spec.commandLine().getErr(), failure.getMessage());
      return failure.kind().exitCode();
    }
  }

  private static String summary(Project project) {
    String catalog = summary(project.catalog());
    return project.configuration().exclusions().isPresent()
        ? catalog + ", " + summary(project.exclusions())
        : catalog;
  }

  /** Several versions of an objective are one objective. */
  private static String summary(Catalog catalog) {
    long objectives = catalog.slos().stream().map(Slo::name).distinct().count();
    return String.join(
        ", ",
        counted(catalog.services().size(), "service"),
        counted(objectives, "objective"),
        counted(catalog.sources().size(), "data source"));
  }

  private static String summary(List<Exclusion> exclusions) {
    long waiting = exclusions.stream().filter(exclusion -> !exclusion.isApproved()).count();
    String all = counted(exclusions.size(), "exclusion");
    return waiting == 0 ? all : all + ", " + waiting + " without approval";
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static void print(PrintWriter writer, String text) {
    writer.println(text);
    writer.flush();
  }
}
