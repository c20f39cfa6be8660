package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.engine.Trial;
import dev.servicehealth.engine.Trial.Tried;
import dev.servicehealth.exclusion.Exclusion;
import dev.servicehealth.plan.LostSource;
import dev.servicehealth.project.Project;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reports every problem of the configuration and of all that it names at once. */
@Command(
    name = "validate",
    description =
        "Check the configuration, the catalog, exclusions, policy, incidents and changes, and list"
            + " every problem.")
final class Validate implements Callable<Integer> {
  @Mixin private ProjectOptions options;

  @Option(
      names = "--sample",
      paramLabel = "ROWS",
      description =
          "Also read this many rows of each data source's newest partition, and show how they"
              + " would count. Writes nothing.")
  private Integer sample;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Project project =
          Project.load(
              options.config(), doubt -> print(spec.commandLine().getErr(), "Doubt: " + doubt));
      project.mustHaveSecrets();
      String happenings =
          IncidentLines.checked(
              project,
              options.clock().instant(),
              doubt -> print(spec.commandLine().getErr(), "Doubt: " + doubt));
      print(out, options.config() + ": " + summary(project) + happenings + "; no problems");
      if (sample != null) {
        tryRows(project, out);
      }
      return 0;
    } catch (Failure failure) {
      print(spec.commandLine().getErr(), failure.getMessage());
      return failure.kind().exitCode();
    }
  }

  private void tryRows(Project project, PrintWriter out) {
    if (sample < 1) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot read %d rows of each data source; ask for 1 or more".formatted(sample));
    }
    List<Tried> tried = new Trial(project, options.clock(), sample).tried().toList();
    TrialTable.print(tried, out);
    LostSource.mustBeNone(tried.stream().flatMap(each -> each.lost().stream()).toList());
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
