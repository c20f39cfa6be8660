package dev.servicehealth.telemetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** Numbers the texts of a column from zero, in the order in which they come. */
final class Codes {
  private final Map<UTF8String, Integer> codes = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  /**
   * @param bytes as they stand in a batch that is soon overwritten
   */
  int of(UTF8String bytes) {
    Integer code = codes.get(bytes);
    if (code == null) {
      code = texts.size();
      codes.put(bytes.copy(), code);
      texts.add(bytes.toString());
    }
    return code;
  }

  String text(int code) {
    return texts.get(code);
  }

  int size() {
    return texts.size();
  }

  void forget() {
    codes.clear();
    texts.clear();
  }
}
