package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of one data source that differ in their columns. */
class ParquetRowsTest {
  @TempDir private Path folder;
  private RawRows raw;

  @BeforeEach
  void start() {
    raw = new RawRows(folder).parquet();
  }

  @Test
  void numbers_are_read_as_each_file_has_them() {
    write("a", "SELECT 200L AS status UNION ALL SELECT 503L");
    write("b", "SELECT 404.5D AS status");
    write("c", "SELECT '500' AS Status UNION ALL SELECT 'lost'");
    assertThat(raw.uses("status").read())
        .containsExactly("1: 200", "2: 503", "1: 404.5", "1: 500", "2: lost");
  }

  @Test
  void a_used_column_that_files_do_not_have_is_null() {
    write("a", "SELECT 200 AS status");
    write("b", "SELECT 'x' AS route");
    assertThat(raw.uses("status", "route", "nowhere").read())
        .containsExactly("1: 200 null null", "1: null x null");
  }

  @Test
  void names_may_hold_colons() {
    write("10:15:00", "SELECT 200 AS status");
    assertThat(raw.uses("status").read()).containsExactly("1: 200");
  }

  @Test
  void a_column_that_nobody_uses_may_be_anything() {
    write("a", "SELECT 200 AS status, 1 AS note");
    write("b", "SELECT 201 AS status, STRUCT(1 AS note) AS note");
    assertThat(raw.uses("status").read()).containsExactly("1: 200", "1: 201");
  }

  @Test
  void folders_below_are_columns_of_files_that_lack_them() {
    write("region=eu/a", "SELECT 200 AS status");
    write("region=na%2B1/b", "SELECT 201 AS status");
    write("c", "SELECT 202 AS status, 'own' AS region");
    assertThat(raw.uses("status", "Region").read())
        .containsExactly("1: 202 own", "1: 200 eu", "1: 201 na+1");
  }

  @Test
  void times_in_nanoseconds_are_cut_to_microseconds() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message m { required int64 ts (TIMESTAMP(NANOS,true));"
                + " required int64 wall (TIMESTAMP(NANOS,false)); }");
    try (ParquetWriter<Group> writer = writer("nanos.parquet", schema)) {
      SimpleGroupFactory rows = new SimpleGroupFactory(schema);
      writer.write(rows.newGroup().append("ts", 1_500_001_999L).append("wall", 1_999L));
      writer.write(rows.newGroup().append("ts", -1L).append("wall", -1_001L));
    }
    assertThat(
            raw.uses("ts", "wall")
                .open()
                .get(0)
                .selectExpr("CAST(ts AS STRING)", "CAST(wall AS STRING)")
                .collectAsList())
        .extracting(row -> row.getString(0) + " | " + row.getString(1))
        .containsExactly(
            "1970-01-01 00:00:01.500001 | 1970-01-01 00:00:00.000001",
            "1969-12-31 23:59:59.999999 | 1969-12-31 23:59:59.999998");
  }

  @Test
  void columns_that_differ_in_upper_and_lower_case_only_reject_their_file() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message m { required int32 status; required int32 Status; }");
    writer("a.parquet", schema).close();
    assertThatThrownBy(raw.uses("status")::open)
        .isInstanceOf(UnreadableFiles.class)
        .hasMessageContaining("several columns are Status but for upper and lower case");
  }

  private ParquetWriter<Group> writer(String name, MessageType schema) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
    return ExampleParquetWriter.builder(path)
        .withType(schema)
        .withConf(new Configuration())
        .build();
  }

  /** Writes one file. */
  private void write(String name, String sql) {
    raw.parquet(name + ".parquet", TestSession.get().sql(sql));
  }
}
