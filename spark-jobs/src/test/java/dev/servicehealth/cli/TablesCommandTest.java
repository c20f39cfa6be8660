package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.model.SqlModels;
import dev.servicehealth.model.TableDescription;
import dev.servicehealth.spark.TestSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Others are told of every table and column, with its comment. */
class TablesCommandTest {
  @TempDir private Path folder;
  private TestProject project;
  private final List<TableDescription> tables = TableDescription.all(SqlModels.load());

  @BeforeEach
  void create() {
    project = TestProject.in(folder);
    project.shop("");
  }

  /** Each statement is Spark's own SQL, and names the folder of its table. */
  @Test
  void tables_are_registered_where_they_are() {
    String sql = project.succeed("tables");

    assertThat(sql.lines().filter(line -> line.startsWith("CREATE TABLE")))
        .hasSameSizeAs(tables)
        .contains(
            "CREATE TABLE IF NOT EXISTS slo.period_day USING delta LOCATION '%s/slo/period_day';"
                .formatted(project.warehouse()));
    SparkSession spark = TestSession.get();
    assertThat(sql.lines())
        .allSatisfy(
            line ->
                assertThat(
                        ((org.apache.spark.sql.classic.SparkSession) spark)
                            .sessionState()
                            .sqlParser()
                            .parsePlan(line.replace(";", "")))
                    .isNotNull());
  }

  @Test
  @SuppressWarnings("unchecked")
  void dbt_knows_every_table_and_column() {
    Map<String, Object> document = new Yaml().load(project.succeed("tables", "--format", "dbt"));

    List<String> columns = new ArrayList<>();
    for (Map<String, Object> source : (List<Map<String, Object>>) document.get("sources")) {
      for (Map<String, Object> table : (List<Map<String, Object>>) source.get("tables")) {
        assertThat((String) table.get("description")).isNotBlank();
        for (Map<String, Object> column : (List<Map<String, Object>>) table.get("columns")) {
          assertThat((String) column.get("description")).as(column.toString()).isNotBlank();
          columns.add(
              "%s.%s.%s".formatted(source.get("name"), table.get("name"), column.get("name")));
        }
      }
    }
    assertThat(columns).containsExactlyInAnyOrderElementsOf(columns());
  }

  private List<String> columns() {
    return tables.stream()
        .flatMap(
            table -> table.columns().stream().map(column -> table.name() + "." + column.name()))
        .toList();
  }

  @Test
  @SuppressWarnings("unchecked")
  void the_contract_names_keys_and_what_is_required() {
    Map<String, Object> document = new Yaml().load(project.succeed("tables", "--format", "odcs"));

    assertThat(document)
        .containsEntry("kind", "DataContract")
        .containsEntry("apiVersion", "v3.1.0");
    List<Map<String, Object>> schema = (List<Map<String, Object>>) document.get("schema");
    assertThat(schema).hasSameSizeAs(tables);
    Map<String, Object> minute =
        schema.stream()
            .filter(table -> table.get("physicalName").equals("core.sli_minute"))
            .findFirst()
            .orElseThrow();
    assertThat(((List<Map<String, Object>>) minute.get("properties")).get(2))
        .containsEntry("name", "minute")
        .containsEntry("logicalType", "timestamp")
        .containsEntry("required", true)
        .containsEntry("primaryKeyPosition", 3);
  }
}
