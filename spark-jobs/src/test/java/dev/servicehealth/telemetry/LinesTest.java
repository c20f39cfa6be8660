package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.servicehealth.catalog.CsvStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of json, csv and text as rows with line numbers. */
class LinesTest {
  @TempDir private Path folder;
  private RawRows raw;

  @BeforeEach
  void start() {
    raw = new RawRows(folder);
  }

  @Test
  void every_object_of_a_line_is_a_row_with_the_number_of_its_line() {
    raw.json("status INT, route STRING").uses("status");
    raw.file("a.json", "{\"status\":1}\n\n{\"status\":2}{\"Status\":3} x\n[{\"STATUS\":4},{}]\n");
    assertThat(raw.read())
        .containsExactly("1: 1", "3: 2", "3: 3", "3: malformed JSON", "4: 4", "4: null");
  }

  @Test
  void a_value_of_another_type_is_a_problem_where_its_column_is_used() {
    raw.json("status INT, route STRING, unused INT").uses("status", "route");
    raw.file("a.json", "{\"status\":\"x\"}\n{\"status\":2,\"unused\":\"x\"}\n");
    assertThat(raw.read()).containsExactly("1: " + JsonLine.OTHER_TYPE, "2: 2 null");
  }

  @Test
  void csv_columns_go_by_the_header_of_each_file() {
    raw.csv("ts STRING, status INT, route STRING", CsvStyle.RFC_4180).uses("ts", "status");
    raw.file("a.csv", "ts,status,route\nx,200,/a\n");
    raw.file("b.csv", "\uFEFF\"Status\", more ,TS\r\n500,\"y,\",z\r\n");
    raw.file("c.csv", "\n");
    assertThat(raw.read()).containsExactly("2: x 200", "2: z 500");
  }

  @Test
  void a_header_that_lacks_a_used_column_rejects_its_file() {
    raw.csv("ts STRING, status INT, route STRING", CsvStyle.RFC_4180).uses("ts", "status");
    raw.file("a.csv", "ts,Status Code,x\nx,200,/a\n");
    raw.file("b.csv", "ts,status,STATUS\nx,200,/a\n");
    raw.file("c.csv", "ts,Status,STATUS\nx,200,/a\n");
    raw.file("d.csv", "a@example.org,200\n");
    raw.file("e.csv", "ts,\"status\n");
    assertThatThrownBy(raw::open)
        .isInstanceOfSatisfying(
            UnreadableFiles.class,
            unreadable ->
                assertThat(unreadable.reasons().values())
                    .containsExactly(
                        "the header has no column status: it has ts, Status Code, x; add it to the"
                            + " file, or correct the schema",
                        "the header has several columns status: it has ts, Status, STATUS; add it"
                            + " to the file, or correct the schema",
                        "the header has no column ts: its first line names none of the schema's;"
                            + " write header: false if it is a row",
                        "the header cannot be read: " + CsvLine.OPEN));
  }

  @Test
  void rows_of_csv_that_do_not_fit_say_why() {
    raw.csv("ts STRING, status INT", CsvStyle.RFC_4180).uses("ts", "status").comment("#");
    raw.file(
        "a.csv",
        """
        # written by hand
        ts,status
        a,200,
        b
        # c,200
        d,two
        ts,status
        "e
        e",200
        "f ""g""\",200
        h,
        %s
        """
            .formatted("1,".repeat(20_000)));
    assertThat(raw.read())
        .containsExactly(
            "3: malformed CSV: 3 values for 2 columns",
            "4: malformed CSV: 1 value for 2 columns",
            "6: column status is not of type INT",
            "8: " + CsvLine.OPEN,
            "9: " + CsvLine.QUOTE,
            "10: f \"g\" 200",
            "11: h null",
            "12: malformed CSV: 20,001 values for 2 columns");
  }

  @Test
  void csv_without_a_header_goes_by_the_schema() {
    raw.csv("a INT, b INT, c INT", new CsvStyle(false, '\t', '\'', '\'', "-")).uses("c", "a");
    raw.file("a.csv", "1\t-\t'3'\n-\t2\t\n");
    assertThat(raw.read()).containsExactly("1: 3 1", "2: null null");
  }

  @Test
  void remarks_and_blank_lines_of_text_are_no_rows() {
    raw.text("(?<status>\\d+) (?<route>.*)").uses("route", "STATUS").comment("#");
    raw.file("a.log", "\uFEFF#Version: 1.0\r\n200 /\r\n\r\n#Fields: x\r\nx\r\n500 #1\r\n");
    assertThat(raw.read())
        .containsExactly("2: / 200", "5: the line does not match the pattern", "6: #1 500");
  }

  @Test
  void folders_are_columns_where_the_catalog_says_so() {
    raw.json("status INT").folders("region").uses("status", "region");
    raw.file("region=eu/a.json", "{\"status\":1}");
    raw.file("region=__HIVE_DEFAULT_PARTITION__/b.json", "{\"status\":2}");
    assertThat(raw.read()).containsExactly("1: 2 null", "1: 1 eu");
  }

  @Test
  void a_line_that_unpacks_to_more_than_fits_is_one_row_that_cannot_be_read() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write("{\"status\":1}\n".getBytes(StandardCharsets.UTF_8));
      byte[] blanks = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        out.write(blanks);
      }
      out.write("\n{\"status\":3}\n".getBytes(StandardCharsets.UTF_8));
    }
    raw.json("status INT").uses("status").file("a.json.gz", packed.toByteArray());
    assertThat(raw.read()).containsExactly("1: 1", "2: the line is longer than 16 MB", "3: 3");
  }

  @Test
  void a_file_in_utf_16_is_refused_by_name() {
    raw.json("status INT").uses("status");
    raw.file("a.json", "{\"status\":1}".getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(raw::read)
        .hasRootCauseMessage("the file is UTF-16; write it as UTF-8")
        .hasStackTraceContaining("FAILED_READ_FILE");
  }
}
