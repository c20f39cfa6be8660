package dev.servicehealth.model;

import dev.servicehealth.model.Sql.Declaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedIdentifier;
import org.apache.spark.sql.catalyst.plans.logical.CreateTable;
import org.apache.spark.sql.catalyst.plans.logical.CreateUserDefinedFunction;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedTableSpec;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The SQL that decides the rows of each model: its query, its table, the days it reaches, the views
 * it reads and the functions it calls, in turn. Other models that it reads are not part of it, nor
 * are checks, which decide no row.
 */
public final class DecisiveSql {
  private final SparkSession spark;
  private final SqlModels models;
  private final Map<String, CanonicalSql> functions = new HashMap<>();

  public DecisiveSql(SparkSession spark, SqlModels models) {
    this.spark = spark;
    this.models = models;
    models.functions().forEach(this::define);
  }

  /** Texts that are equal as long as the same inputs give the same rows. */
  public List<String> of(SqlModel model) {
    List<CanonicalSql> read = new ArrayList<>();
    read.add(CanonicalSql.of(spark, model.query().orElseThrow()));
    model.reach().ifPresent(reach -> read.add(CanonicalSql.of(spark, reach)));
    List<String> texts = new ArrayList<>(List.of(table(model.ddl())));
    for (String name : Dependencies.throughViews(spark, models, model.query().orElseThrow())) {
      if (models.views().containsKey(name)) {
        texts.add(name);
        read.add(CanonicalSql.of(spark, models.views().get(name)));
      }
    }
    read.forEach(query -> texts.add(query.text()));
    for (String name : called(read)) {
      texts.add(name);
      texts.add(functions.get(name).text());
    }
    return List.copyOf(texts);
  }

  /** The functions of the models that queries call, and that those call. */
  private Set<String> called(List<CanonicalSql> queries) {
    Set<String> called = new TreeSet<>();
    List<CanonicalSql> callers = new ArrayList<>(queries);
    for (int i = 0; i < callers.size(); i++) {
      for (String name : callers.get(i).functions()) {
        if (functions.containsKey(name) && called.add(name)) {
          callers.add(functions.get(name));
        }
      }
    }
    return called;
  }

  /** Spark keeps the parts of a function as text, so each is parsed in turn. */
  private void define(String statement) {
    CreateUserDefinedFunction function = (CreateUserDefinedFunction) Sql.parse(spark, statement);
    String query =
        function.queryText().isDefined()
            ? function.queryText().get()
            : "SELECT " + function.exprText().get();
    CanonicalSql body = CanonicalSql.of(spark, query);
    String parameters =
        function.inputParamText().isDefined() ? function.inputParamText().get() : "";
    String name = ((UnresolvedIdentifier) function.child()).nameParts().mkString(".");
    functions.put(
        name.toLowerCase(Locale.ROOT),
        new CanonicalSql(
            "%s(%s) %s".formatted(types(parameters), types(function.returnTypeText()), body.text()),
            body.functions()));
  }

  private static String types(String ddl) {
    return ddl.isBlank() ? "" : DataType.fromDDL(ddl).catalogString();
  }

  /** Columns without their comments, partitioning and properties, constraints among them. */
  private String table(String ddl) {
    Declaration table = Sql.declaration(spark, ddl);
    StringBuilder text = new StringBuilder();
    for (StructField column : table.columns().fields()) {
      text.append(column.name())
          .append(' ')
          .append(column.dataType().catalogString())
          .append(column.nullable() ? "\n" : " NOT NULL\n");
    }
    CreateTable statement = (CreateTable) Sql.parse(spark, ddl);
    UnresolvedTableSpec spec = (UnresolvedTableSpec) statement.tableSpec();
    return text.append(table.partitionedBy())
        .append(new TreeMap<>(CollectionConverters.asJava(spec.properties())))
        .toString();
  }
}
