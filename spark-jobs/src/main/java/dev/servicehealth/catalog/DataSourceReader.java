package dev.servicehealth.catalog;

import com.google.common.collect.ImmutableMap;
import dev.servicehealth.catalog.DataSource.Format;
import dev.servicehealth.config.Configuration.Privacy;
import dev.servicehealth.config.SecretSettings;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code DataSource} documents. */
final class DataSourceReader {
  private static final ImmutableMap<String, Format> FORMATS =
      ImmutableMap.of(
          "parquet", Format.PARQUET,
          "delta", Format.DELTA,
          "json", Format.JSON,
          "csv", Format.CSV,
          "text", Format.TEXT);

  private static final List<String> KEYS =
      List.of(
          "format",
          "path",
          "schema",
          "pattern",
          "header",
          "delimiter",
          "quote",
          "escape",
          "nullValue",
          "comment",
          "folders",
          "partitions",
          "key",
          "dimensions",
          "maxValues",
          "keepRejectedText",
          "steady",
          "retention",
          "columns");

  private static final int DEFAULT_MAXIMUM_VALUES = 2000;

  private final ColumnsReader columnsReader;

  DataSourceReader(Privacy privacy) {
    this.columnsReader = new ColumnsReader(privacy);
  }

  Optional<SourceColumns> read(Document document) {
    Optional<YamlMapping> spec = document.spec(List.of("description", "type", "connectionDetails"));
    Optional<YamlNode> type = spec.flatMap(keys -> keys.required("type"));
    if (document.name().equals(DataSource.NONE)) {
      document
          .where()
          .problem(
              "the record uses this name for something else: " + DataSource.NONE + "; rename it");
    }
    boolean foreign =
        type.isPresent() && type.get().choice(Map.of("telemetry", "telemetry")).isEmpty();
    return spec.filter(keys -> !foreign)
        .flatMap(keys -> keys.required("connectionDetails"))
        .flatMap(details -> details.mapping(KEYS))
        .map(details -> sourceColumns(document.name(), details));
  }

  private SourceColumns sourceColumns(String name, YamlMapping keys) {
    Optional<Format> written = keys.required("format").flatMap(value -> value.choice(FORMATS));
    Format format = written.orElse(Format.PARQUET);
    written.ifPresent(known -> refuseKeysOfOtherFormats(keys, known));
    RawColumns raw = RawColumnsReader.read(keys, format);

    Map<String, String> columns =
        keys.required("columns").map(node -> columnsReader.read(node, raw)).orElse(Map.of());
    Optional<YamlNode> key = keys.at("key");
    key.ifPresent(node -> node.scalar().ifPresent(sql -> raw.check(node, sql)));
    DataSource source =
        new DataSource(
            name,
            format,
            keys.required("path").map(DataSourceReader::path).orElse(""),
            format == Format.TEXT ? Optional.empty() : keys.text("schema"),
            format == Format.TEXT ? keys.text("pattern") : Optional.empty(),
            CsvStyleReader.read(keys),
            keys.at("comment").flatMap(CsvStyleReader::comment),
            keys.items("folders").stream().flatMap(item -> item.asWritten().stream()).toList(),
            keys.at("partitions").map(PartitionsReader::read).orElse(PartitionsReader.NONE),
            key.flatMap(YamlNode::asWritten),
            columnsReader.dimensions(keys.items("dimensions"), columns),
            keys.at("maxValues")
                .flatMap(value -> value.integer(1, 1_000_000))
                .orElse(DEFAULT_MAXIMUM_VALUES),
            keys.at("keepRejectedText").flatMap(YamlNode::flag).orElse(false),
            keys.at("steady").flatMap(YamlNode::flag).orElse(false),
            keys.at("retention").flatMap(YamlNode::duration),
            columns);
    return new SourceColumns(source, raw);
  }

  private static void refuseKeysOfOtherFormats(YamlMapping keys, Format format) {
    String rule = "has no effect on format " + word(format) + "; remove it";
    if (format != Format.CSV && format != Format.JSON) {
      keys.refuse(List.of("schema"), rule);
    }
    if (format != Format.TEXT) {
      keys.refuse(List.of("pattern"), rule);
    }
    if (format != Format.CSV) {
      keys.refuse(CsvStyleReader.KEYS, rule);
    }
    if (!format.isLines()) {
      keys.refuse(List.of("folders"), rule + ": folders are columns there");
    }
    if (format != Format.CSV && format != Format.TEXT) {
      keys.refuse(List.of("comment"), rule);
    }
  }

  private static String word(Format format) {
    return FORMATS.entrySet().stream()
        .filter(entry -> entry.getValue() == format)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static String path(YamlNode value) {
    String path = value.text().orElse("");
    if (SecretSettings.isPasswordInAddress(path)) {
      value.problem(
          value.name()
              + " holds an inline secret (scheme://user:password@…);"
              + " configure a credential provider of the file system instead");
      return "";
    }
    return path;
  }
}
