package dev.servicehealth.plan;

import java.util.Locale;

/** A change in the files of a raw partition since they were recorded. */
public enum FileChange {
  /** There are more. */
  ARRIVED,
  /** As many, of which some are others, or written again. */
  CHANGED,
  /** There are fewer. */
  REMOVED,
  /** As many, and their marker is there now, or some changed as well. */
  COMPLETED;

  /** For people: after "files". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
