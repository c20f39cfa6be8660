package dev.servicehealth.plan;

import java.util.Locale;
import java.util.Set;

/**
 * Why a source or the objectives of a day must be computed. All but those not recorded name the
 * part of a fingerprint that is not as recorded.
 */
public enum Reason {
  NOT_RECORDED("not recorded yet"),
  REMOVED("data source removed"),
  FORM("recorded in an older form"),
  FILES("files arrived, changed or were removed"),
  SOURCE("data source or indicator changed"),
  OBJECTIVES("objective changed"),
  EXCLUSIONS("exclusion changed"),
  INCIDENTS("incident revised"),
  CHANGES("change recorded"),
  POLICY("policy changed"),
  SQL("SQL changed"),
  CALENDAR("calendar changed");

  /** The parts of a fingerprint that a day has only where there is something to tell. */
  static final Set<Reason> OCCASIONAL = Set.of(INCIDENTS, CHANGES, POLICY);

  private final String words;

  Reason(String words) {
    this.words = words;
  }

  /** For people: {@link #SQL} with the models that it is of. */
  public static String changed(Set<String> models) {
    return "SQL of %s changed".formatted(String.join(", ", models));
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** For programs; the name of the fingerprint's part. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
