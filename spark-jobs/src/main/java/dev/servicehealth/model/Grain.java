package dev.servicehealth.model;

import com.google.common.base.Splitter;
import dev.servicehealth.model.SqlModel.Check;
import dev.servicehealth.model.SqlModel.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The key of a model: the columns that its header names, {@code -- grain: day, service, slo}. Every
 * run checks that no two rows share a key and that no part of one is NULL. The checks are derived
 * from the header, so that a model cannot lack them.
 */
record Grain(List<String> columns) {
  private static final Pattern HEADER = Pattern.compile("^-- grain: (.+)$", Pattern.MULTILINE);

  /** Of a query or view. */
  static Grain of(String sql) {
    Matcher header = HEADER.matcher(sql);
    if (!header.find()) {
      throw new IllegalStateException("a model needs a line `-- grain: …`: " + sql);
    }
    return new Grain(Splitter.on(',').trimResults().splitToList(header.group(1)));
  }

  List<Check> checks() {
    String key = String.join(", ", columns);
    String missing =
        columns.stream().map(column -> column + " IS NULL").collect(Collectors.joining(" OR "));
    return List.of(
        new Check(
            Severity.FAIL,
            "there is one row per " + key,
            Optional.empty(),
            "SELECT %1$s, COUNT(*) AS row_count FROM this GROUP BY %1$s HAVING COUNT(*) > 1"
                .formatted(key)),
        new Check(
            Severity.FAIL,
            "none of %s is NULL".formatted(key),
            Optional.empty(),
            "SELECT * FROM this WHERE " + missing));
  }
}
