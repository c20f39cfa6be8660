package dev.servicehealth.telemetry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys of one object that the schema spells in another way. They are replaced in the text, so
 * that everything else stays as it was written. A key that is spelled as in the schema comes before
 * all others.
 */
final class JsonSpelling {
  private final List<Key> keys = new ArrayList<>(0);
  private String ambiguous;

  /** A key in the text, and what it should be. */
  private record Key(int start, String spelling) {}

  /** Reads to the end of the object at which the parser stands. */
  void object(JsonParser parser, JsonKeys schema) throws IOException {
    List<Key> other = null;
    List<String> exact = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (!schema.has(name) && schema.spelling(name).isPresent()) {
        other = other == null ? new ArrayList<>() : other;
        name = schema.spelling(name).get();
        other.add(new Key((int) parser.currentTokenLocation().getCharOffset(), name));
      } else if (schema.ofAnyName() == null && schema.has(name)) {
        exact.add(name);
      }
      parser.nextToken();
      value(parser, schema.under(name));
    }
    if (other != null) {
      settle(other, exact);
    }
  }

  private void value(JsonParser parser, JsonKeys schema) throws IOException {
    if (schema == null) {
      parser.skipChildren();
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      object(parser, schema);
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(parser, schema);
      }
    }
  }

  private void settle(List<Key> other, List<String> exact) {
    Set<String> corrected = new HashSet<>();
    for (Key key : other) {
      if (!exact.contains(key.spelling())) {
        keys.add(key);
        if (!corrected.add(key.spelling())) {
          ambiguous = key.spelling();
        }
      }
    }
  }

  /** The key that several others could be; null where each is one. */
  String ambiguous() {
    return ambiguous;
  }

  /** The object from start to end of the line, with the schema's keys. */
  String corrected(String line, int start, int end) {
    if (keys.isEmpty()) {
      return line.substring(start, end);
    }
    keys.sort(Comparator.comparingInt(Key::start));
    StringBuilder text = new StringBuilder(end - start);
    int copied = start;
    for (Key key : keys) {
      text.append(line, copied, key.start()).append('"');
      text.append(JsonStringEncoder.getInstance().quoteAsString(key.spelling())).append('"');
      copied = closingQuote(line, key.start()) + 1;
    }
    return text.append(line, copied, end).toString();
  }

  private static int closingQuote(String line, int openingQuote) {
    int i = openingQuote + 1;
    while (line.charAt(i) != line.charAt(openingQuote)) {
      i += line.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }
}
