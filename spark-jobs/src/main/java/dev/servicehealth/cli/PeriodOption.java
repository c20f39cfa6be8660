package dev.servicehealth.cli;

import dev.servicehealth.edition.Period;
import picocli.CommandLine.Option;

/** A week, a month or a quarter: exactly one of them. */
final class PeriodOption {
  @Option(names = "--week", paramLabel = "WEEK", description = "As in 2026-W34.")
  private String week;

  @Option(names = "--month", paramLabel = "MONTH", description = "As in 2026-08.")
  private String month;

  @Option(names = "--quarter", paramLabel = "QUARTER", description = "As in 2026-Q3.")
  private String quarter;

  Period period() {
    if (week != null) {
      return Period.parse(Period.Kind.WEEK, week);
    }
    return month != null
        ? Period.parse(Period.Kind.MONTH, month)
        : Period.parse(Period.Kind.QUARTER, quarter);
  }
}
