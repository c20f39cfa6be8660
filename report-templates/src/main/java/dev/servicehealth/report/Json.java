package dev.servicehealth.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes small JSON documents on one line; keys stay in the order of their map. */
final class Json {
  private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

  private Json() {}

  static byte[] bytes(Map<String, Object> document) {
    try {
      return (WRITER.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write JSON: " + e.getOriginalMessage(), e);
    }
  }
}
