package dev.servicehealth.catalog;

import dev.servicehealth.yaml.Suggestion;
import dev.servicehealth.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.SimpleAnalyzer$;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.FractionalType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * The columns of a data source as far as the catalog knows them, and the check of expressions over
 * them.
 *
 * @param schema empty for formats whose files carry their own, which are checked when read
 */
record RawColumns(Optional<StructType> schema) {
  static final RawColumns UNKNOWN = new RawColumns(Optional.empty());

  /** Tells what an expression counts, where its type is known. */
  enum Counts {
    ROWS,
    NUMBERS
  }

  static RawColumns ofText(List<String> groups) {
    StructType schema = new StructType();
    for (String group : groups) {
      schema = schema.add(group, "string");
    }
    return new RawColumns(Optional.of(schema));
  }

  /** Adds a column of text that folders name. */
  RawColumns with(YamlNode where, String folder) {
    if (schema.isEmpty()) {
      return this;
    }
    if (lowerCase(Set.of(schema.get().fieldNames())).contains(folder.toLowerCase(Locale.ROOT))) {
      where.problem(
          where.name() + ": " + folder + " is a column of the lines, or given twice; remove one");
      return this;
    }
    return new RawColumns(Optional.of(schema.get().add(folder, "string")));
  }

  /** Records the rule that an expression breaks; gives its type when all is well and known. */
  Optional<DataType> check(YamlNode where, String sql) {
    SqlExpression expression = SqlExpression.of(sql);
    Optional<String> broken =
        expression
            .violation()
            .or(() -> unknownColumn(expression.columns()))
            .or(() -> clockColumn(expression.columns()));
    broken.ifPresent(rule -> report(where, sql, rule));
    return broken.isPresent() ? Optional.empty() : schema.flatMap(s -> type(where, sql, s));
  }

  /** As {@link #check} for an expression whose value is needed in another type. */
  void checkCast(YamlNode where, String sql, DataType needed) {
    check(where, sql)
        .filter(type -> !Cast.canAnsiCast(type, needed))
        .ifPresent(
            type ->
                report(
                    where,
                    sql,
                    "is a %s and must be a %s; convert it".formatted(type.sql(), needed.sql())));
  }

  /** As {@link #check} for an expression that counts. */
  Optional<Counts> checkCount(YamlNode where, String sql) {
    return count(where, sql, check(where, sql));
  }

  /** As {@link #checkCount} for an expression that counts events, of which there are no parts. */
  Optional<Counts> checkEvents(YamlNode where, String sql) {
    Optional<DataType> type = check(where, sql);
    if (type.isPresent() && isFraction(type.get())) {
      where.doubt(
          "%s: \"%s\" is a %s, and events are whole: rows with a fraction cannot be counted"
              .formatted(where.name(), sql, type.get().sql()));
    }
    return count(where, sql, type);
  }

  private static boolean isFraction(DataType type) {
    return type instanceof FractionalType
        && !(type instanceof DecimalType decimal && decimal.scale() == 0);
  }

  private static Optional<Counts> count(YamlNode where, String sql, Optional<DataType> type) {
    if (type.isEmpty()) {
      return Optional.empty();
    }
    if (type.get() instanceof BooleanType) {
      return Optional.of(Counts.ROWS);
    }
    if (type.get() instanceof NumericType) {
      return Optional.of(Counts.NUMBERS);
    }
    report(where, sql, "is a " + type.get().sql() + "; write a condition or a number of events");
    return Optional.empty();
  }

  private static void report(YamlNode where, String sql, String rule) {
    where.problem("Cannot use the expression " + where.name() + ": \"" + sql + "\": " + rule);
  }

  private Optional<String> unknownColumn(Set<String> used) {
    if (schema.isEmpty()) {
      return Optional.empty();
    }

    Set<String> known = lowerCase(Set.of(schema.get().fieldNames()));
    return used.stream()
        .filter(name -> !known.contains(name.toLowerCase(Locale.ROOT)))
        .sorted()
        .findFirst()
        .map(
            name ->
                "the data source has no column "
                    + name
                    + Suggestion.among(Arrays.asList(schema.get().fieldNames()), name));
  }

  /** {@code current_date} without parentheses reads as a column, and would be the clock. */
  private Optional<String> clockColumn(Set<String> used) {
    return used.stream()
        .filter(name -> schema.isEmpty() && !name.equalsIgnoreCase("user"))
        .filter(FunctionRules::isClockOrSession)
        .sorted()
        .findFirst()
        .map(name -> name + " depends on the clock or the session; use the data source's columns");
  }

  private static Set<String> lowerCase(Set<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  private static Optional<DataType> type(YamlNode where, String sql, StructType schema) {
    String row =
        Arrays.stream(schema.fields())
            .map(RawColumns::typedNull)
            .collect(Collectors.joining(", ", "SELECT ", ""));
    try {
      LogicalPlan plan =
          new CatalystSqlParser().parsePlan("SELECT (" + sql + ") AS value FROM (" + row + ")");
      QueryPlanningTracker tracker = new QueryPlanningTracker(Option.empty());
      LogicalPlan analyzed = SimpleAnalyzer$.MODULE$.executeAndCheck(plan, tracker);
      return Optional.of(analyzed.schema().fields()[0].dataType());
    } catch (StackOverflowError e) {
      report(where, sql, "is nested too deeply; simplify it");
      return Optional.empty();
    } catch (Exception e) {
      report(where, sql, SparkMessage.of(e) + "; correct it");
      return Optional.empty();
    }
  }

  private static String typedNull(StructField field) {
    String name = "`" + field.name().replace("`", "``") + "`";
    return "CAST(NULL AS " + field.dataType().sql() + ") AS " + name;
  }
}
