package dev.servicehealth.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether two editions say the same. Only fields that both have are compared: a field that
 * one schema added says nothing of the other, so a program that learned a new figure reissues
 * nothing. A figure that both have, a name, an owner, the account of raw telemetry, and the length
 * of a list all count.
 */
final class EditionFacts {
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * Fields of an edition that are about the edition, and about nothing that it tells of its period.
   * Open follow-ups are told by the newest edition of the newest period.
   */
  private static final Set<String> ABOUT_ITSELF =
      Set.of("schema", "wording", "restatements", "followUps", "chain", "responsible", "lately");

  /** Fields at any depth that tell of other periods, which have editions of their own. */
  private static final Set<String> OF_OTHER_PERIODS = Set.of("history", "quarter", "recent");

  private EditionFacts() {}

  /**
   * @param published the bytes of an {@code edition.json}
   * @param now those of the same edition as the program of today makes it
   */
  static boolean areSame(byte[] published, byte[] now) {
    try {
      JsonNode before = MAPPER.readTree(published);
      JsonNode after = MAPPER.readTree(now);
      return areSame(before, after, ABOUT_ITSELF);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot compare editions: " + e.getMessage(), e);
    }
  }

  private static boolean areSame(JsonNode before, JsonNode after, Set<String> left) {
    if (before.isObject() && after.isObject()) {
      for (Map.Entry<String, JsonNode> field : before.properties()) {
        JsonNode other = after.get(field.getKey());
        boolean isShared = other != null && !left.contains(field.getKey());
        if (isShared && !areSame(field.getValue(), other, OF_OTHER_PERIODS)) {
          return false;
        }
      }
      return true;
    }
    if (before.isArray() && after.isArray()) {
      return before.size() == after.size() && areSameItems(before, after);
    }
    return before.equals(after);
  }

  private static boolean areSameItems(JsonNode before, JsonNode after) {
    for (int i = 0; i < before.size(); i++) {
      if (!areSame(before.get(i), after.get(i), OF_OTHER_PERIODS)) {
        return false;
      }
    }
    return true;
  }
}
