package dev.servicehealth.project;

import static dev.servicehealth.project.ProjectFiles.FEEDS;
import static dev.servicehealth.project.ProjectFiles.STORE;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of SQL expressions. */
class MalformedExpressionTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("cases")
  void is_refused_with_its_line_and_a_remedy(Malformed malformed) {
    malformed.assertRefused(folder);
  }

  private static Malformed feed(String old, String replacement, String fragment) {
    return new Malformed(FEEDS, old, replacement, fragment);
  }

  private static Malformed expression(String sql, String fragment) {
    return feed("value: \"status >= 500\"", "▸value: \"" + sql + "\"", fragment);
  }

  static Stream<Malformed> cases() {
    return Stream.of(
        expression("status >= ", "is not SQL: "),
        expression("status IN (SELECT 1)", "uses a subquery"),
        expression("EXISTS (SELECT 1)", "uses a subquery"),
        expression("rand() < 0.5", "the function rand gives another value every time"),
        expression("uuid() = name", "the function uuid gives another value"),
        expression("input_file_name() = name", "input_file_name gives another value"),
        expression("at < current_timestamp()", "depends on the clock or the session"),
        expression("at < now()", "the function now depends on the clock"),
        expression("unix_timestamp() > 1", "depends on the clock"),
        expression("at < TIMESTAMP'now'", "TIMESTAMP'now' depends on the clock"),
        expression("at < TIMESTAMP '10:30'", "write a date that starts with its year"),
        expression("at < DATE 'today'", "depends on the clock"),
        expression("current_user() = name", "depends on the clock or the session"),
        expression("current_date > at", "the data source has no column current_date"),
        expression("reflect('java.lang.System', 'exit', '0') = name", "is not allowed in a catal"),
        expression("raise_error('x') = name", "the function raise_error is not allowed"),
        expression("my_udf(status)", "unknown function my_udf"),
        expression("uper(name) = 'A'", "unknown function uper; did you mean \"upper\"?"),
        expression("spark_catalog.x.upper(name) = 'A'", "unknown function spark_catalog.x.upper"),
        expression("count(*)", "the function count aggregates rows"),
        expression("first(status)", "the function first aggregates rows"),
        expression("sum(status) OVER ()", "uses a window (OVER)"),
        expression("explode(array(1)) = 1", "the function explode makes or groups rows"),
        expression("json_tuple(name, 'a') = 'b'", "the function json_tuple makes or groups rows"),
        expression("*", "uses *; name the columns"),
        expression("status > 1 AS bad", "write only the expression"),
        expression(":p > 1", "uses a parameter or IDENTIFIER"),
        expression("IDENTIFIER('status') > 1", "uses a parameter or IDENTIFIER"),
        expression("status > 1 -- bad", "ends in a comment; remove it"),
        expression("stats >= 500", "the data source has no column stats; did you mean \"status\"?"),
        expression("exists(map_keys(tags), k -> k = v)", "the data source has no column v"),
        expression("upper(name)", "write a condition or a number of events"),
        expression("upper(name, 1) = 'A'", "requires 1 parameters"),
        expression("status", "must both be conditions or both be numbers"),
        feed("key: concat(name, at)", "▸key: nme", "no column nme; did you mean \"name\"?"),
        feed("upper(country)", "▸upper(county)", "the data source has no column county"),
        feed("service: host", "▸service: hots", "no column hots; did you mean \"host\"?"),
        new Malformed(
            STORE, "event_time: ts", "▸event_time: current_timestamp", "depends on the clock"),
        new Malformed(
            STORE, "\"status < 500\"", "▸\"shuffle(a)[0]\"", "gives another value every time"));
  }
}
