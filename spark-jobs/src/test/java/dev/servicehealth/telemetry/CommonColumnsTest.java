package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class CommonColumnsTest {
  @Test
  void most_files_decide_the_type_of_a_column() {
    CommonColumns common = columns("status STRING", "status INT", "status INT");
    assertThat(common.schema().toDDL()).isEqualTo("status INT");
    assertThat(common.conflict(schema("STATUS STRING")))
        .contains("column STATUS is string and not int, as in other files");
    assertThat(common.conflict(schema("status INT"))).isEmpty();
  }

  @Test
  void the_newest_file_decides_a_tie() {
    assertThat(columns("status STRING", "status INT").schema().toDDL()).isEqualTo("status STRING");
  }

  @Test
  void a_wider_number_takes_narrower_ones_in() {
    CommonColumns common = columns("status INT", "status SMALLINT", "status BIGINT", "status INT");
    assertThat(common.schema().toDDL()).isEqualTo("status BIGINT");
    assertThat(common.conflict(schema("status SMALLINT"))).isEmpty();
  }

  @Test
  void columns_may_come_and_go_and_unused_ones_may_change() {
    CommonColumns common = columns("status INT, fresh STRING, note INT", "status INT, note STRING");
    assertThat(common.schema().fieldNames()).containsExactly("status", "fresh", "note");
    assertThat(common.conflict(schema("status INT, note STRING"))).isEmpty();
  }

  @Test
  void required_and_optional_columns_are_the_same() {
    CommonColumns common =
        columns("status INT NOT NULL, tags ARRAY<INT>", "status INT, tags ARRAY<INT>");
    assertThat(common.conflict(schema("status INT NOT NULL"))).isEmpty();
  }

  private static CommonColumns columns(String... newestFirst) {
    List<StructType> schemas = Arrays.stream(newestFirst).map(StructType::fromDDL).toList();
    return new CommonColumns(schemas, Set.of("status"));
  }

  private static StructType schema(String ddl) {
    return StructType.fromDDL(ddl);
  }
}
