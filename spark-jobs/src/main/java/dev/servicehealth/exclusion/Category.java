package dev.servicehealth.exclusion;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Arrays;

/**
 * Why time is left out. The set is closed, so that reports of different teams add up by category;
 * what is special about an exclusion is its reason.
 */
enum Category {
  PLANNED_MAINTENANCE("planned maintenance"),
  DATABASE_UPGRADE("database upgrade"),
  LOAD_TEST("load test"),
  /** Nobody was promised the service at that time. */
  OUTSIDE_SERVICE_HOURS("outside service hours"),
  /** The fault of somebody upstream: a network, a provider. */
  PROVIDER_OUTAGE("provider outage"),
  /** The service worked, and the telemetry was wrong. */
  MEASUREMENT_FAULT("measurement fault"),
  OTHER("other");

  static final ImmutableMap<String, String> WORDS =
      Maps.toMap(Arrays.stream(values()).map(category -> category.word).toList(), word -> word);

  private final String word;

  Category(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
