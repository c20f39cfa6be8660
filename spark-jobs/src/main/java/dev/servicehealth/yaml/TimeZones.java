package dev.servicehealth.yaml;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Reads time zones by their IANA names, which know when clocks change; offsets do not. */
public final class TimeZones {
  private TimeZones() {}

  /** The time zone of a key; empty after a problem. */
  public static Optional<ZoneId> read(YamlNode value) {
    Set<String> known = ZoneId.getAvailableZoneIds();
    Optional<String> written = value.text();
    if (written.isPresent() && !known.contains(written.get())) {
      value.problem(
          value.name()
              + " must be an IANA time zone such as Europe/Berlin, and is \""
              + written.get()
              + "\""
              + Suggestion.among(known, written.get()));
    }
    return written.filter(known::contains).map(ZoneId::of);
  }
}
