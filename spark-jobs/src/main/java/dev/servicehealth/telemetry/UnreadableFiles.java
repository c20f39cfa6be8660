package dev.servicehealth.telemetry;

import java.util.Map;
import java.util.TreeMap;

/** Tells which raw files cannot be read, before any row of the data source is. */
public final class UnreadableFiles extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> reasons;

  UnreadableFiles(Map<String, String> reasons) {
    super("Cannot read " + reasons);
    this.reasons = new TreeMap<>(reasons);
  }

  /** Why, by the path of the file as a URI. */
  public Map<String, String> reasons() {
    return reasons;
  }
}
