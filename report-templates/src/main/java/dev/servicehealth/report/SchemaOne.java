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
final class SchemaOne {
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
    long counted = minutes.path("total").asLong() - minutes.path("excluded").asLong();
    ObjectNode result = span.putObject("result");
    put(result, "availability", span.path("good").asLong(), span.path("valid").asLong());
    put(result, "coverage", counted - minutes.path("noTelemetry").asLong(), counted);
  }

  private static void put(ObjectNode result, String name, long part, long whole) {
    if (whole > 0) {
      BigDecimal ratio =
          BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.DOWN);
      result.put(name, ratio.toPlainString());
    }
  }
}
