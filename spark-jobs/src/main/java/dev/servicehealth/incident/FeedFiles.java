package dev.servicehealth.incident;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the rows of a feed's files: of JSON Lines a row a line, of JSON every item of an array, of
 * CSV every record below the header. What cannot be read as a row is told with its place.
 */
final class FeedFiles {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final List<String> ENDINGS = List.of(".jsonl", ".json", ".csv");
  private static final int LONGEST_VALUE = 1_000_000;

  private final Optional<String> wrapped;
  private final List<FeedRow> rows = new ArrayList<>();
  private final List<Unreadable> unreadable = new ArrayList<>();

  /** A part of a file that is no row. */
  record Unreadable(String place, String why) {}

  /**
   * @param wrapped JSON path of the rows in a document that wraps them
   */
  private FeedFiles(Optional<String> wrapped) {
    this.wrapped = wrapped;
  }

  /** Tells if there is a file to read. */
  static boolean areThere(Path path) throws IOException {
    return !files(path).isEmpty();
  }

  static FeedFiles read(Path path, Optional<String> wrapped) throws IOException {
    FeedFiles read = new FeedFiles(wrapped);
    for (Path file : files(path)) {
      try {
        read.file(file);
      } catch (CharacterCodingException e) {
        read.unreadable.add(new Unreadable(place(file, 1), "is not UTF-8 text; save it as UTF-8"));
      }
    }
    return read;
  }

  private void file(Path file) throws IOException {
    String written = Files.readString(file);
    String text = written.startsWith("\uFEFF") ? written.substring(1) : written;
    switch (ending(file)) {
      case ".csv" -> csv(file, text);
      case ".jsonl" -> lines(file, text);
      default -> json(file, text);
    }
  }

  List<FeedRow> rows() {
    return rows;
  }

  List<Unreadable> unreadable() {
    return unreadable;
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return Files.isRegularFile(path) ? List.of(path) : List.of();
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside
          .filter(file -> Files.isRegularFile(file) && ENDINGS.contains(ending(file)))
          .sorted()
          .toList();
    }
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().filter(name::endsWith).findFirst().orElse("");
  }

  private void lines(Path file, String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String place = place(file, i + 1);
      try {
        if (!lines.get(i).isBlank()) {
          add(place, MAPPER.readTree(lines.get(i)));
        }
      } catch (JsonProcessingException e) {
        unreadable.add(new Unreadable(place, "is not JSON: " + e.getOriginalMessage()));
      }
    }
  }

  private void json(Path file, String text) throws IOException {
    try (JsonParser parser = MAPPER.createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
          document(file, parser);
        } else {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            row(file, parser);
          }
        }
      }
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      unreadable.add(new Unreadable(place(file, line), "is not JSON: " + e.getOriginalMessage()));
    }
  }

  private void row(Path file, JsonParser parser) throws IOException {
    String place = place(file, parser.currentTokenLocation().getLineNr());
    add(place, parser.readValueAsTree());
  }

  /** A row, or a document that wraps rows. */
  private void document(Path file, JsonParser parser) throws IOException {
    String place = place(file, parser.currentTokenLocation().getLineNr());
    JsonNode document = parser.readValueAsTree();
    Optional<JsonNode> inside =
        wrapped.flatMap(path -> FeedRow.at(document, path)).filter(JsonNode::isArray);
    boolean isWrapped = inside.isPresent() && isNamed(document);
    if (!isWrapped) {
      add(place, document);
      return;
    }
    for (int i = 0; i < inside.get().size(); i++) {
      add("%s, row %d".formatted(file.getFileName(), i + 1), inside.get().get(i));
    }
  }

  /** An empty result of a path that matches nothing is an array too. */
  private boolean isNamed(JsonNode document) {
    String key = wrapped.orElseThrow().replaceFirst("^\\$\\.", "").replaceFirst("\\[\\*]$", "");
    return document.has(key);
  }

  private void add(String place, JsonNode node) {
    if (node.isObject()) {
      rows.add(new FeedRow(place, node));
    } else {
      unreadable.add(new Unreadable(place, "is not a JSON object"));
    }
  }

  private void csv(Path file, String text) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setMaxCharsPerColumn(LONGEST_VALUE);
    settings.setHeaderExtractionEnabled(true);
    CsvParser parser = new CsvParser(settings);
    parser.beginParsing(new StringReader(text));
    try {
      long line = parser.getContext().currentLine() + 1;
      for (String[] values = parser.parseNext(); values != null; values = parser.parseNext()) {
        csv(place(file, line + 1), parser.getContext().headers(), values);
        line = parser.getContext().currentLine();
      }
    } finally {
      parser.stopParsing();
    }
  }

  private void csv(String place, String[] headers, String[] values) {
    if (values.length > headers.length) {
      unreadable.add(
          new Unreadable(
              place, "has %d values for %d columns".formatted(values.length, headers.length)));
      return;
    }
    ObjectNode row = MAPPER.createObjectNode();
    for (int i = 0; i < values.length; i++) {
      row.put(headers[i].strip(), values[i]);
    }
    rows.add(new FeedRow(place, row));
  }

  private static String place(Path file, long line) {
    return "%s:%d".formatted(file.getFileName(), line);
  }
}
