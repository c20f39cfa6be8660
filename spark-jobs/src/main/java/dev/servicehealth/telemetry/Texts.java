package dev.servicehealth.telemetry;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The strings of values that come again and again: each is decoded once, and not for every row that
 * holds it.
 */
final class Texts {
  private final Map<UTF8String, String> decoded = new HashMap<>();

  /**
   * @param bytes as they stand in a row that is soon overwritten
   */
  String of(UTF8String bytes) {
    String text = decoded.get(bytes);
    if (text == null) {
      text = bytes.toString();
      decoded.put(bytes.copy(), text);
    }
    return text;
  }
}
