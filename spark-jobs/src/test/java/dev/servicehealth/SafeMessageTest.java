package dev.servicehealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages name kinds of faults and files, and no value of a row. */
class SafeMessageTest {
  private static final String USER = "u-1000017";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CAST(id AS INT)",
        "TO_DATE(id, 'yyyy-MM-dd')",
        "raise_error(id)",
        "FROM_CSV(REPEAT(CONCAT(id, ','), 30000), 'a STRING')",
        "FROM_JSON(CONCAT('{', id), 'a INT', MAP('mode', 'FAILFAST'))",
        "MAP(id, 1, id, 2)",
        "ELEMENT_AT(ARRAY(id), 7)"
      })
  void a_row_that_fails_in_a_task_is_not_quoted(String expression) {
    Dataset<Row> rows =
        TestSession.get()
            .createDataset(List.of(USER), Encoders.STRING())
            .toDF("id")
            .repartition(1)
            .selectExpr(expression);

    Throwable thrown = catchThrowable(rows::collectAsList);

    assertThat(thrown).isNotNull();
    assertThat(all(thrown)).doesNotContain(USER);
    assertThat(all(new IllegalStateException(thrown))).doesNotContain(USER);
    assertThat(all(new IllegalStateException("Cannot do it: " + thrown.getMessage(), thrown)))
        .doesNotContain(USER);
    assertThat(SafeMessage.deepest(thrown)).isNotBlank();
  }

  @Test
  void a_file_that_cannot_be_read_in_a_task_is_named(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("part.json.gz"), new byte[] {31, (byte) 139, 8, 0, 1});

    Throwable thrown =
        catchThrowable(() -> TestSession.get().read().text(file.toString()).collectAsList());

    assertThat(all(thrown)).contains("part.json.gz");
    assertThat(SafeMessage.deepest(thrown)).isNotBlank();
  }

  @Test
  void messages_of_the_driver_are_told() {
    Throwable thrown =
        catchThrowable(() -> TestSession.get().sql("SELECT colour FROM VALUES (1) AS t (color)"));

    assertThat(SafeMessage.outermost(thrown)).contains("colour");
    assertThat(SafeMessage.outermost(new IllegalStateException("Cannot lock days: no folder")))
        .isEqualTo("Cannot lock days: no folder");
    assertThat(SafeMessage.outermost(new NullPointerException())).isEqualTo("NullPointerException");
  }

  /** All that is ever printed of it. */
  private static String all(Throwable thrown) {
    StringWriter trace = new StringWriter();
    SafeMessage.printStackTrace(thrown, new PrintWriter(trace, true));
    return SafeMessage.outermost(thrown) + SafeMessage.deepest(thrown) + trace;
  }
}
