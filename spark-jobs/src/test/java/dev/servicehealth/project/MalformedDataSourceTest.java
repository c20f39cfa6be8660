package dev.servicehealth.project;

import static dev.servicehealth.project.ProjectFiles.FEEDS;
import static dev.servicehealth.project.ProjectFiles.STORE;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of data sources. */
class MalformedDataSourceTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("cases")
  void is_refused_with_its_line_and_a_remedy(Malformed malformed) {
    malformed.assertRefused(folder);
  }

  private static Malformed source(String old, String replacement, String fragment) {
    return new Malformed(STORE, old, replacement, fragment);
  }

  private static Malformed partitions(String value, String fragment) {
    return source("partitions: { by: day/hour }", "▸partitions: " + value, fragment);
  }

  private static Malformed feed(String old, String replacement, String fragment) {
    return new Malformed(FEEDS, old, replacement, fragment);
  }

  static Stream<Malformed> cases() {
    String complete = "complete: { marker: _SUCCESS }";
    String schema =
        "schema: \"at TIMESTAMP, name STRING, status INT, country STRING,"
            + " tags MAP<STRING, STRING>\"";
    String pattern = "pattern: '^(?<host>\\S+) \\[(?<time>[^\\]]+)\\] (?<status>\\d+) \\(?<not>'";
    return Stream.of(
        source("format: parquet", "▸format: orc", "must be one of parquet, delta, json, csv, text"),
        source("type: telemetry", "▸type: prometheus", "must be one of telemetry"),
        source("    path: telemetry/store\n", "", "The key \"path\" is missing"),
        source("path: telemetry/store", "▸path: s3a://a:hunter2@b/c", "holds an inline secret"),
        source("path: telemetry/store", "path: a\n    ▸paths: b", "did you mean \"path\"?"),
        source("path: telemetry/store", "path: a\n    ▸schema: a INT", "has no effect on format"),
        source("path: telemetry/store", "path: a\n    ▸pattern: x", "has no effect on format"),
        source("path: telemetry/store", "path: a\n    ▸header: true", "has no effect on format"),
        source("path: telemetry/store", "path: a\n    ▸maxValues: 0", "whole number from 1"),
        source("path: telemetry/store", "path: a\n    ▸retention: 90", "a duration such as"),
        source(
            "store-requests",
            "objectives",
            "the record uses this name for something else: objectives"),
        source("path: telemetry/store", "path: a\n    ▸steady: 2", "must be one of true, false"),
        source(
            "path: telemetry/store",
            "path: a\n    ▸dimensions: [region]",
            "The dimension region has no column; add columns.region"),
        source(
            "path: telemetry/store",
            "path: a\n    ▸dimensions: [color]",
            "must be one of region, platform, operation"),
        source("      event_time: ts\n", "", "The key \"event_time\" is missing"),
        source("event_time: ts", "event_time: ts\n      ▸usr_id: x", "did you mean \"user_id\"?"),
        source(
            "event_time: ts",
            "event_time: ts\n      ▸user_id: account",
            "set privacy.userKey in the configuration"),
        partitions("{ by: hour }", "must be one of day, day/hour, none"),
        partitions("{ by: day, lateness: 2d }", "applies to arrival time only"),
        partitions("{ by: day, time: arrival }", "The key \"lateness\" is missing"),
        partitions("{ by: day, time: arrival, lateness: 2 days }", "a duration such as 30m, 6h"),
        partitions("{ by: day/hour, layout: \"{date}\" }", "does not tell the hour; add {hour}"),
        partitions("{ by: day, layout: \"x={year}/{month}\" }", "does not tell the day; add"),
        partitions("{ by: day, layout: \"{date}/{hour}\" }", "set by: day/hour or remove {hour}"),
        partitions("{ by: day, layout: \"{date}/{dat}\" }", "unknown {dat}; did you mean"),
        partitions("{ by: day, layout: \"{date}{year:1}\" }", "unknown {year:1}"),
        partitions("{ by: day, layout: \"../{date}\" }", "must stay below the data source's path"),
        partitions("{ by: none, layout: \"{date}\" }", "has no effect without partitions"),
        partitions("{ by: day, complete: every-hour }", "needs partitions by: day/hour"),
        partitions("{ by: day, complete: { minimumShare: 1.5 } }", "more than 0 and at most 1"),
        partitions("{ by: day, complete: {} }", "write one rule"),
        partitions("{ by: day, complete: { marker: a/b } }", "must be the name of a file"),
        feed(complete, "▸" + complete.replace("marker", "markr"), "did you mean \"marker\"?"),
        feed("delimiter: \";\"", "▸delimiter: \";;\"", "must be one character"),
        feed("header: false", "▸header: maybe", "must be one of"),
        feed("header: false", "header: false\n    ▸quote: ab", "must be one character"),
        feed("header: false", "header: false\n    ▸escape: \"\"", "must be one character"),
        feed("delimiter: \";\"", "▸delimiter: \"'\"\n    quote: \"'\"", "must differ"),
        feed("header: false", "header: false\n    ▸comment: \" \"", "the start of a remark"),
        feed("header: false", "header: false\n    ▸folders: [Status]", "is a column of the lines"),
        source("path: telemetry/store", "path: a\n    ▸nullValue: x", "has no effect on format"),
        source("path: telemetry/store", "path: a\n    ▸comment: x", "has no effect on format"),
        source("path: telemetry/store", "path: a\n    ▸folders: [x]", "folders are columns there"),
        feed("[region]", "[region, ▸region]", "is given twice; remove one"),
        feed("    " + schema + "\n", "", "The key \"schema\" is missing"),
        feed(schema, "▸schema: \"at TIMESTAMPS, name STRING\"", "must be Spark DDL such as"),
        feed(pattern, "▸pattern: '(?<host>['", "is not a regular expression: Unclosed character"),
        feed(pattern, "▸pattern: '(\\S+) \\(?<host>'", "has no named group; write columns as"));
  }
}
