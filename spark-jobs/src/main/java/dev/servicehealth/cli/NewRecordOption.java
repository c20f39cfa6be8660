package dev.servicehealth.cli;

import picocli.CommandLine.Option;

/** Says that another record may begin. */
final class NewRecordOption {
  @Option(
      names = "--new-record",
      description =
          "Begin a new record beside published editions. Without it, an empty warehouse beside them"
              + " is taken for one that is not mounted.")
  private boolean isNew;

  boolean isAsked() {
    return isNew;
  }
}
