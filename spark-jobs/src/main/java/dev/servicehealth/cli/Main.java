package dev.servicehealth.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.servicehealth.Failure;
import dev.servicehealth.FullHeap;
import dev.servicehealth.SafeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
    name = "service-health",
    description = "Keeps the record of service health: how each service did, day by day.",
    mixinStandardHelpOptions = true,
    version = "Service Health Record 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Validate.class,
      PlanCommand.class,
      Nightly.class,
      Backfill.class,
      Report.class,
      Verify.class,
      Explain.class,
      Status.class,
      Maintain.class,
      SqlCommand.class,
      TablesCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 2:the command line or the configuration is wrong",
      "20:telemetry is not ready",
      "30:an audit failed, and nothing was published",
      "40:another run holds these days",
      "50:verify found a difference",
      " 1:anything else"
    })
public final class Main {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show stack traces of errors.")
  private boolean debug;

  @Option(
      names = "--outcome",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description =
          "Write to FILE, as JSON for a scheduler, how the command ended and what it made.")
  private Path outcomeFile;

  private final Outcome outcome = new Outcome();

  private Main() {}

  /** Takes what a command makes. */
  static Outcome outcome(CommandSpec command) {
    return command.root().userObject() instanceof Main main ? main.outcome : new Outcome();
  }

  public static void main(String[] arguments) {
    loadSketches();
    Main main = new Main();
    PrintWriter err = writer(System.err);
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> main.end(thrown, err));
    System.exit(main.execute(writer(System.out), err, arguments));
  }

  /** Loads a class that warns of newer JVMs, which concerns memory outside the heap alone. */
  private static void loadSketches() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    System.setOut(nowhere);
    System.setErr(nowhere);
    try {
      Class.forName("org.apache.datasketches.memory.internal.ResourceImpl");
    } catch (ClassNotFoundException | LinkageError e) {
      return; // another version, which has no such class
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** A thread of Spark that dies of an error leaves the command waiting for it, so all ends. */
  private void end(Throwable thrown, PrintWriter err) {
    if (thrown instanceof VirtualMachineError || thrown instanceof Failure) {
      Runtime.getRuntime().halt(ended(explain(thrown, err), err));
    }
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, UTF_8), true);
  }

  /**
   * Runs one command.
   *
   * @return its exit code
   */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new Main().execute(out, err, arguments);
  }

  private int execute(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commands =
        withProvided(new CommandLine(this))
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (thrown, command, parsed) -> explain(thrown, command.getErr()));
    Words.teach(commands);
    commands
        .getSubcommands()
        .values()
        .forEach(each -> each.getCommandSpec().mixinStandardHelpOptions(true));
    if (arguments.length == 0) {
      commands.usage(err);
      return Failure.Kind.USAGE.exitCode();
    }
    try {
      return ended(commands.execute(arguments), err);
    } catch (Error e) { // of a full heap, or Hadoop's of a disk that is full
      return ended(explain(e, err), err);
    }
  }

  /** The command did what it did, whether or not the scheduler can be told. */
  private int ended(int exitCode, PrintWriter err) {
    if (outcomeFile != null) {
      try {
        outcome.write(outcomeFile, exitCode);
      } catch (IOException e) {
        err.printf("Cannot write the outcome to %s: %s%n", outcomeFile, e);
      }
    }
    return exitCode;
  }

  private static CommandLine withProvided(CommandLine commands) {
    ServiceLoader.load(CommandProvider.class).stream()
        .flatMap(provider -> provider.get().commands().stream())
        .forEach(commands::addSubcommand);
    return commands;
  }

  private int explain(Throwable thrown, PrintWriter err) {
    err.println(sentence(thrown));
    outcome.failed(thrown);
    if (debug) {
      SafeMessage.printStackTrace(thrown, err);
    }
    err.flush();
    return thrown instanceof Failure failure
        ? failure.kind().exitCode()
        : Failure.Kind.OTHER.exitCode();
  }

  private static String sentence(Throwable thrown) {
    if (thrown instanceof Failure) {
      return thrown.getMessage();
    }
    if (FullHeap.isCauseOf(thrown)) {
      return FullHeap.failure("finish", thrown).getMessage();
    }
    String first = SafeMessage.outermost(thrown);
    return (first.startsWith("Cannot ") ? first : "Cannot finish: " + first)
        + "\nRun again with --debug for the stack trace.";
  }
}
