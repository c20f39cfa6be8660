package dev.servicehealth.telemetry;

import com.google.common.base.Splitter;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * A column whose value stands in the name of a folder, as Hive writes them: {@code region=eu}. Of
 * several such folders the innermost counts.
 */
final class FolderColumn implements UDF1<String, String> {
  private static final long serialVersionUID = 1L;
  private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

  private final String name;
  private String path = "";
  private String value;

  FolderColumn(String name) {
    this.name = name;
  }

  /** The column of rows that know their file; NULL where no file is in such a folder. */
  static Column of(String name, List<RawFile> files) {
    FolderColumn column = new FolderColumn(name);
    boolean isThere = files.stream().anyMatch(file -> column.written(file.path()).isPresent());
    return isThere
        ? functions
            .udf(new FolderColumn(name), DataTypes.StringType)
            .apply(functions.col(SourceReader.FILE))
        : functions.lit(null);
  }

  /** The value for a file, which comes again for every row of it. */
  @Override
  public String call(String uri) {
    if (!uri.equals(path)) {
      path = uri;
      value = written(uri).filter(text -> !text.equals(NULL)).orElse(null);
    }
    return value;
  }

  private Optional<String> written(String uri) {
    Optional<String> found = Optional.empty();
    for (String folder : Splitter.on('/').split(URI.create(uri).getPath())) {
      int equals = folder.indexOf('=');
      if (equals > 0 && folder.substring(0, equals).equalsIgnoreCase(name)) {
        found = Optional.of(unescaped(folder.substring(equals + 1)));
      }
    }
    return found;
  }

  /** Hive writes what a name must not hold as %3A; a plus is a plus. */
  private static String unescaped(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
