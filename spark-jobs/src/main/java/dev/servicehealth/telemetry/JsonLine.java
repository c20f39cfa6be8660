package dev.servicehealth.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * Takes a line of JSON apart into its objects: one, several one after another, or those of arrays.
 * Keys that differ from the schema's in upper and lower case only are written as the schema spells
 * them. Spark's parser reads the first value of a line, leaves the rest out without a word, and
 * takes a key in another spelling for a missing one.
 */
final class JsonLine implements Serializable {
  static final String MALFORMED = "malformed JSON";
  static final String OTHER_TYPE = "malformed JSON: a value is not of the type of its column";
  static final String NO_OBJECT = "malformed JSON: a value is not an object";

  static final String TOO_MANY = "malformed JSON: more than 100,000 objects in a line";

  /** They are held together; a line of them is still no reason to end the night. */
  private static final int MOST_PARTS = 100_000;

  private static final long serialVersionUID = 1L;

  /** As lenient as Spark's parser, which reads the objects afterwards. */
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final JsonKeys keys;

  JsonLine(StructType schema) {
    this.keys = JsonKeys.of(schema);
  }

  /**
   * One object of a line, or the reason why the rest of the line holds none.
   *
   * @param text null where there is a problem
   */
  record Part(String text, String problem) {}

  private static final class TooManyParts extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyParts() {
      super(null, null, false, false);
    }
  }

  /** At most one part is a problem; a line with nothing in it is {@link Lines#NO_ROW}. */
  List<Part> parts(String line) {
    List<Part> parts = new ArrayList<>(1);
    String problem = null;
    try (JsonParser parser = FACTORY.createParser(line)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        problem = first(problem, value(parser, token, line, parts));
      }
    } catch (TooManyParts e) {
      parts.clear();
      problem = TOO_MANY;
    } catch (IOException e) {
      problem = first(problem, MALFORMED);
    }
    if (problem != null || parts.isEmpty()) {
      parts.add(new Part(null, problem == null ? Lines.NO_ROW : problem));
    }
    return parts;
  }

  private static String first(String problem, String next) {
    return problem == null ? next : problem;
  }

  /** Adds the objects of a value; the problem of what is none, or null. */
  private String value(JsonParser parser, JsonToken token, String line, List<Part> parts)
      throws IOException {
    if (token == JsonToken.START_OBJECT) {
      return object(parser, line, parts);
    }
    if (token != JsonToken.START_ARRAY) {
      return NO_OBJECT;
    }
    String problem = null;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        problem = first(problem, object(parser, line, parts));
      } else {
        parser.skipChildren();
        problem = first(problem, NO_OBJECT);
      }
    }
    return problem;
  }

  private String object(JsonParser parser, String line, List<Part> parts) throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    JsonSpelling spelling = new JsonSpelling();
    spelling.object(parser, keys);
    int end = (int) parser.currentLocation().getCharOffset();
    if (spelling.ambiguous() != null) {
      return "malformed JSON: several keys are %s but for upper and lower case"
          .formatted(spelling.ambiguous());
    }
    if (parts.size() == MOST_PARTS) {
      throw new TooManyParts();
    }
    parts.add(new Part(spelling.corrected(line, start, end), null));
    return null;
  }
}
