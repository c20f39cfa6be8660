package dev.servicehealth.catalog;

import dev.servicehealth.catalog.DataSource.Format;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.apache.spark.sql.types.StructType;

/** Finds the columns that the catalog states for the files of a data source. */
final class RawColumnsReader {
  private RawColumnsReader() {}

  /** The columns of files, and those that their folders name. */
  static RawColumns read(YamlMapping keys, Format format) {
    RawColumns columns = ofFiles(keys, format);
    for (YamlNode item : keys.items("folders")) {
      Optional<String> folder = item.text();
      columns = folder.isPresent() ? columns.with(item, folder.get()) : columns;
    }
    return columns;
  }

  private static RawColumns ofFiles(YamlMapping keys, Format format) {
    return switch (format) {
      case CSV, JSON ->
          keys.required("schema").flatMap(RawColumnsReader::ofSchema).orElse(RawColumns.UNKNOWN);
      case TEXT ->
          keys.required("pattern").flatMap(RawColumnsReader::ofPattern).orElse(RawColumns.UNKNOWN);
      case PARQUET, DELTA -> RawColumns.UNKNOWN;
    };
  }

  private static Optional<RawColumns> ofSchema(YamlNode value) {
    try {
      return value.text().map(ddl -> new RawColumns(Optional.of(StructType.fromDDL(ddl))));
    } catch (Exception e) {
      value.problem(
          value.name()
              + " must be Spark DDL such as \"ts TIMESTAMP, status INT\": "
              + SparkMessage.of(e));
      return Optional.empty();
    }
  }

  private static Optional<RawColumns> ofPattern(YamlNode value) {
    try {
      Optional<List<String>> groups = value.text().map(TextPattern::groups);
      if (groups.isPresent() && groups.get().isEmpty()) {
        value.problem(value.name() + " has no named group; write columns as (?<name>…)");
        return Optional.empty();
      }
      return groups.map(RawColumns::ofText);
    } catch (PatternSyntaxException e) {
      value.problem(
          value.name()
              + " is not a regular expression: "
              + e.getDescription()
              + " near position "
              + e.getIndex()
              + "; correct it");
      return Optional.empty();
    }
  }
}
