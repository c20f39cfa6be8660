package dev.servicehealth.cli;

import dev.servicehealth.catalog.CalendarDay;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Reads dates of the command line, and refuses arguments in words. */
final class Words {
  private Words() {}

  static void teach(CommandLine commands) {
    commands
        .registerConverter(LocalDate.class, Words::day)
        .registerConverter(Instant.class, Words::time)
        .setParameterExceptionHandler((thrown, arguments) -> refuse(thrown));
  }

  private static LocalDate day(String written) {
    return CalendarDay.read(written)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\"%s\" is not a day %s; write it as in 2026-08-17"
                        .formatted(written, CalendarDay.SPAN)));
  }

  private static Instant time(String written) {
    try {
      return Instant.parse(written);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "\"%s\" is not a time; write it as in 2026-08-25T06:00:00Z".formatted(written));
    }
  }

  private static int refuse(ParameterException thrown) {
    CommandLine command = thrown.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.printf("Cannot run %s: %s%n", command.getCommandName(), thrown.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(thrown, err);
    err.printf("`%s --help` lists the options.%n", name);
    err.flush();
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
