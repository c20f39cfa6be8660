package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class CommonColumnsTest {
  @Test
  void a_wider_number_takes_narrower_ones_in() {
    assertThat(common("status INT", "STATUS SMALLINT", "status BIGINT")).isEqualTo("status BIGINT");
    assertThat(common("status BIGINT", "status DOUBLE")).isEqualTo("status DOUBLE");
    assertThat(common("status DECIMAL(5,2)", "status INT")).isEqualTo("status DECIMAL(12,2)");
  }

  @Test
  void text_is_read_as_the_numbers_of_other_files() {
    assertThat(common("status STRING", "status INT")).isEqualTo("status INT");
    assertThat(common("status INT", "status STRING", "status STRING")).isEqualTo("status INT");
  }

  @Test
  void most_files_decide_where_no_type_holds_all() {
    CommonColumns columns =
        columns("status STRUCT<code: INT>", "status INT", "status INT", "other INT");
    assertThat(columns.schema().toDDL()).isEqualTo("status INT,other INT");
    assertThat(columns.conflict(schema("STATUS STRUCT<code: INT>")))
        .contains("column STATUS is struct<code:int> and not int, as in other files");
    assertThat(columns.conflict(schema("status INT"))).isEmpty();
  }

  @Test
  void the_newest_file_decides_a_tie() {
    assertThat(common("status BOOLEAN", "status INT")).isEqualTo("status BOOLEAN");
  }

  @Test
  void columns_may_come_and_go() {
    assertThat(common("status INT, fresh STRING", "status INT, note STRING"))
        .isEqualTo("status INT,fresh STRING,note STRING");
  }

  private static String common(String... newestFirst) {
    return columns(newestFirst).schema().toDDL();
  }

  private static CommonColumns columns(String... newestFirst) {
    List<StructType> schemas = Arrays.stream(newestFirst).map(StructType::fromDDL).toList();
    return new CommonColumns(schemas);
  }

  private static StructType schema(String ddl) {
    return StructType.fromDDL(ddl);
  }
}
