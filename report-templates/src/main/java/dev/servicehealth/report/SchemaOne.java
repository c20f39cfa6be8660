package dev.servicehealth.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Reads editions of schema 1. They stored counts alone, and their availability and coverage
 * followed from those by division; schema 2 stores what the tables say. The two ratios are filled
 * in here as schema 1 defined them, so that the rest of the program reads one shape.
 */
public final class SchemaOne {
  static final String NAME = "service-health/edition/1";
  private static final int DIGITS = 9;

  private SchemaOne() {}

  /** Fills in the results of an edition of schema 1; leaves any other edition alone. */
  static void complete(JsonNode edition) {
    if (edition.path("schema").asText().equals(NAME)) {
      ((ObjectNode) edition).put("wording", 0);
      for (JsonNode service : edition.path("services")) {
        for (JsonNode objective : service.path("objectives")) {
          complete((ObjectNode) objective);
          for (JsonNode day : objective.path("days")) {
            ((ObjectNode) day).set("target", objective.path("target"));
            complete((ObjectNode) day);
          }
        }
      }
    }
  }

  private static void complete(ObjectNode span) {
    JsonNode minutes = span.path("minutes");
    Edition.Result of =
        result(
            span.path("good").asLong(),
            span.path("valid").asLong(),
            minutes.path("total").asLong() - minutes.path("excluded").asLong(),
            minutes.path("noTelemetry").asLong());
    ObjectNode result = span.putObject("result");
    put(result, "availability", of.availability());
    put(result, "coverage", of.coverage());
  }

  /**
   * The figures of a span that followed from its counts.
   *
   * @param minutes those that are not excluded
   * @param noTelemetry how many of them are without telemetry
   */
  public static Edition.Result result(long good, long valid, long minutes, long noTelemetry) {
    return new Edition.Result(
        null, ratio(good, valid), null, null, ratio(minutes - noTelemetry, minutes), null, null);
  }

  /** As text, which keeps zeros at the end. */
  private static void put(ObjectNode result, String name, BigDecimal ratio) {
    if (ratio != null) {
      result.put(name, ratio.toPlainString());
    }
  }

  private static BigDecimal ratio(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.DOWN);
  }
}
