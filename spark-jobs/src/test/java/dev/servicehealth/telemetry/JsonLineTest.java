package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class JsonLineTest {
  private final JsonLine json =
      new JsonLine(
          StructType.fromDDL(
              "status INT, Route STRING, http STRUCT<Code: INT>, all ARRAY<STRUCT<a: INT>>,"
                  + " tags MAP<STRING, STRUCT<b: INT>>"));

  @Test
  void an_object_alone_is_read_as_it_was_written() {
    String line = "{ \"status\" : 2.50e2, \"x\":\"\\u00e4 {\", 'q': NaN }";
    assertThat(json.parts(line)).containsExactly(new JsonLine.Part(line, null));
  }

  @Test
  void objects_one_after_another_are_rows() {
    assertThat(texts("{\"a\":1}{\"a\":2}  {\"a\":3}"))
        .containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
  }

  @Test
  void the_objects_of_an_array_are_rows() {
    assertThat(texts(" [{\"a\":[{}]}, {\"a\":2}] {}"))
        .containsExactly("{\"a\":[{}]}", "{\"a\":2}", "{}");
  }

  @Test
  void what_follows_an_object_and_is_none_is_one_problem() {
    assertThat(json.parts("{\"a\":1} , {\"a\":2} rest"))
        .extracting(JsonLine.Part::problem)
        .containsExactly(null, JsonLine.MALFORMED);
    assertThat(json.parts("{\"a\":1} 7 {\"a\":2} null rest"))
        .extracting(JsonLine.Part::problem)
        .containsExactly(null, null, JsonLine.NO_OBJECT);
    assertThat(json.parts("[1, {\"a\":1}, [2]]"))
        .extracting(JsonLine.Part::problem)
        .containsExactly(null, JsonLine.NO_OBJECT);
    assertThat(json.parts("{\"a\":1} {\"a\":"))
        .extracting(JsonLine.Part::problem)
        .containsExactly(null, JsonLine.MALFORMED);
  }

  @Test
  void a_line_with_nothing_in_it_is_no_row() {
    assertThat(json.parts("  \t")).extracting(JsonLine.Part::problem).containsExactly(Lines.NO_ROW);
    assertThat(json.parts("[ ]")).extracting(JsonLine.Part::problem).containsExactly(Lines.NO_ROW);
  }

  @Test
  void keys_are_spelled_as_in_the_schema() {
    assertThat(texts("{\"STATUS\" : 200, \"ROUTE\":\"STATUS\", \"other\":{\"STATUS\":1}}"))
        .containsExactly("{\"status\" : 200, \"Route\":\"STATUS\", \"other\":{\"STATUS\":1}}");
    assertThat(texts("{\"Http\":{\"code\":1},\"ALL\":[{\"A\":1}],\"tags\":{\"B\":{\"B\":2}}}"))
        .containsExactly("{\"http\":{\"Code\":1},\"all\":[{\"a\":1}],\"tags\":{\"B\":{\"b\":2}}}");
  }

  @Test
  void a_key_that_is_spelled_as_in_the_schema_comes_before_others() {
    String line = "{\"Status\":500,\"status\":200,\"STATUS\":404}";
    assertThat(texts(line)).containsExactly(line);
    assertThat(json.parts("{\"Status\":500,\"STATUS\":200}"))
        .extracting(JsonLine.Part::problem)
        .containsExactly("malformed JSON: several keys are status but for upper and lower case");
  }

  @Test
  void a_line_nested_without_end_is_a_problem() {
    assertThat(json.parts("[".repeat(100_000)))
        .extracting(JsonLine.Part::problem)
        .containsExactly(JsonLine.MALFORMED);
  }

  @Test
  void a_line_of_too_many_objects_is_one_problem() {
    assertThat(json.parts("{}".repeat(100_000))).hasSize(100_000);
    assertThat(json.parts("{}".repeat(100_001)))
        .extracting(JsonLine.Part::problem)
        .containsExactly(JsonLine.TOO_MANY);
  }

  private List<String> texts(String line) {
    assertThat(json.parts(line)).extracting(JsonLine.Part::problem).containsOnlyNulls();
    return json.parts(line).stream().map(JsonLine.Part::text).toList();
  }
}
