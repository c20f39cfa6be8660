package dev.servicehealth.recount;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/** Translates choices among values of one sort; both engines evaluate only the chosen one. */
final class Choices {
  private final Translation translation;

  Choices(Translation translation) {
    this.translation = translation;
  }

  Translated ifElse(List<Expression> arguments) {
    return choice(
        List.of(translation.condition(arguments.get(0))), translation.all(arguments.subList(1, 3)));
  }

  Translated choice(CaseWhen node) {
    List<Translated> conditions = new ArrayList<>();
    List<Translated> results = new ArrayList<>();
    for (Tuple2<Expression, Expression> branch : CollectionConverters.asJava(node.branches())) {
      conditions.add(translation.condition(branch._1()));
      results.add(translation.of(branch._2()));
    }
    results.add(
        node.elseValue().isDefined()
            ? translation.of(node.elseValue().get())
            : Translated.of("NULL", Sort.NOTHING));
    return choice(conditions, results);
  }

  /**
   * @param results of the conditions, then the one without any
   */
  private static Translated choice(List<Translated> conditions, List<Translated> results) {
    StringBuilder sql = new StringBuilder("CASE");
    for (int i = 0; i < conditions.size(); i++) {
      sql.append(" WHEN %s THEN %s".formatted(conditions.get(i).sql(), results.get(i).sql()));
    }
    sql.append(" ELSE ").append(results.get(conditions.size()).sql()).append(" END");
    return new Translated(
        widened(sql.toString(), sort(results)),
        sort(results),
        mayFail(conditions) || mayFail(results));
  }

  Translated coalesce(List<Expression> arguments) {
    List<Translated> values = translation.all(arguments);
    String list = values.stream().map(Translated::sql).collect(Collectors.joining(", "));
    return new Translated(
        widened("COALESCE(%s)".formatted(list), sort(values)), sort(values), mayFail(values));
  }

  /** Spark makes a double of a float beside a whole number. */
  private static String widened(String sql, Sort sort) {
    return sort == Sort.FLOATING ? "CAST(%s AS DOUBLE)".formatted(sql) : sql;
  }

  private static Sort sort(List<Translated> values) {
    return values.stream().map(Translated::sort).reduce(Sort.NOTHING, Sort::or);
  }

  private static boolean mayFail(List<Translated> values) {
    return values.stream().anyMatch(Translated::mayFail);
  }
}
