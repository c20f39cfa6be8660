package dev.servicehealth.catalog;

import com.google.common.collect.ImmutableSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds of OpenSLO v1 documents. Alerting is checked, and decides no figure. */
enum Kind {
  SERVICE(
      "Service",
      ImmutableSet.of(Kind.OWNER, Kind.TIER, Kind.LINE, Kind.MAIN_OBJECTIVE, Kind.CHECK_OBJECTIVE)),
  SLI("SLI", ImmutableSet.of()),
  SLO("SLO", ImmutableSet.of(Kind.EFFECTIVE_FROM, Kind.EFFECTIVE_UNTIL, Kind.BAD_IS)),
  DATA_SOURCE("DataSource", ImmutableSet.of()),
  ALERT_POLICY("AlertPolicy", ImmutableSet.of()),
  ALERT_CONDITION("AlertCondition", ImmutableSet.of()),
  ALERT_NOTIFICATION_TARGET("AlertNotificationTarget", ImmutableSet.of());

  static final String ANNOTATION_PREFIX = "service-health/";
  static final String OWNER = ANNOTATION_PREFIX + "owner";
  static final String TIER = ANNOTATION_PREFIX + "tier";
  static final String LINE = ANNOTATION_PREFIX + "line";
  static final String MAIN_OBJECTIVE = ANNOTATION_PREFIX + "main-objective";
  static final String CHECK_OBJECTIVE = ANNOTATION_PREFIX + "check-objective";
  static final String BAD_IS = ANNOTATION_PREFIX + "bad-is";
  static final String EFFECTIVE_FROM = ANNOTATION_PREFIX + "effective-from";
  static final String EFFECTIVE_UNTIL = ANNOTATION_PREFIX + "effective-until";

  private final String word;
  private final ImmutableSet<String> annotations;

  Kind(String word, ImmutableSet<String> annotations) {
    this.word = word;
    this.annotations = annotations;
  }

  /** As documents write it. */
  String word() {
    return word;
  }

  /** Those of this product's annotations that mean something on this kind. */
  ImmutableSet<String> annotations() {
    return annotations;
  }

  static Map<String, Kind> byWord() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (Kind kind : values()) {
      kinds.put(kind.word, kind);
    }
    return Collections.unmodifiableMap(kinds);
  }
}
