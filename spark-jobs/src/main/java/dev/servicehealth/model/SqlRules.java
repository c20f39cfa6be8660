package dev.servicehealth.model;

import dev.servicehealth.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.analysis.CTESubstitution;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedStar;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.Product;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lets a query through that reads the record and nothing else. Every node, expression, function and
 * relation of the parsed query must be on a list, for Spark has no mode that only reads, and a list
 * of what is forbidden would be behind with every version of it. The walk goes through all that a
 * node holds, not only through its children: windows and common table expressions are none. Names
 * are judged before anything is looked up, since Spark opens a path to find its columns.
 */
final class SqlRules {
  private static final String CATALYST = "org.apache.spark.sql.catalyst.";
  private static final String EXPRESSIONS = CATALYST + "expressions.";

  private static final Set<String> NODES =
      Set.of(
          "Aggregate",
          "CTERelationDef",
          "CTERelationRef",
          "Distinct",
          "Except",
          "Filter",
          "Generate",
          "GlobalLimit",
          "Intersect",
          "Join",
          "LateralJoin",
          "LimitAll",
          "LocalLimit",
          "LocalRelation",
          "Offset",
          "OneRowRelation",
          "Pivot",
          "Project",
          "RelationTimeTravel",
          "Repartition",
          "RepartitionByExpression",
          "ResolvedInlineTable",
          "Sample",
          "Sort",
          "SubqueryAlias",
          "Union",
          "UnionLoop",
          "UnionLoopRef",
          "Unpivot",
          "UnresolvedHaving",
          "UnresolvedHint",
          "UnresolvedInlineTable",
          "UnresolvedQualify",
          "UnresolvedRelation",
          "UnresolvedSubqueryColumnAliases",
          "UnresolvedTVFAliases",
          "UnresolvedTableValuedFunction",
          "UnresolvedWith",
          "WithCTE",
          "WithWindowDefinition");

  /** Expressions that are not of Spark's package of expressions, which are all plain operators. */
  private static final Set<String> UNRESOLVED_EXPRESSIONS =
      Set.of(
          "MultiAlias",
          "UnresolvedAlias",
          "UnresolvedAttribute",
          "UnresolvedExtractValue",
          "UnresolvedFunction",
          "UnresolvedGenerator",
          "UnresolvedOrdinal",
          "UnresolvedPipeAggregateOrdinal",
          "UnresolvedRegex",
          "UnresolvedSeed",
          "UnresolvedStar",
          "UnresolvedStarExceptOrReplace",
          "UnresolvedWithinGroup");

  /** Names that Spark takes for a function where no column is called so. */
  private static final Set<String> USERS = Set.of("current_user", "session_user", "user");

  private final SqlFunctions functions;
  private final Predicate<String> isTable;
  private final Predicate<String> isView;

  /**
   * @param isTable whether a name in lower case is a table of the record
   * @param isView whether it is a view
   */
  SqlRules(SqlFunctions functions, Predicate<String> isTable, Predicate<String> isView) {
    this.functions = functions;
    this.isTable = isTable;
    this.isView = isView;
  }

  /**
   * The query with its common table expressions in place.
   *
   * @throws Failure USAGE that names what is not allowed
   */
  LogicalPlan allowed(LogicalPlan parsed) {
    mustBeNode(parsed); // before anything is done to it
    LogicalPlan query = CTESubstitution.apply(parsed);
    walk(query);
    return query;
  }

  private static void mustBeNode(LogicalPlan node) {
    String name = node.getClass().getSimpleName();
    if (!node.getClass().getName().startsWith(CATALYST) || !NODES.contains(name)) {
      throw refused(words(name) + " is not a query");
    }
  }

  private void walk(Object part) {
    if (part instanceof LogicalPlan node) {
      mustBeAllowed(node);
    } else if (part instanceof Expression expression) {
      mustBeAllowed(expression);
    }
    if (part instanceof scala.collection.Iterable<?> many) {
      CollectionConverters.asJava(many).forEach(this::walk);
    } else if (part instanceof Product product) {
      CollectionConverters.asJava(product.productIterator()).forEachRemaining(this::walk);
    }
  }

  private void mustBeAllowed(LogicalPlan node) {
    mustBeNode(node);
    if (node instanceof UnresolvedRelation relation) {
      mustBeOfRecord(relation);
    } else if (node instanceof RelationTimeTravel past) {
      mustHaveVersions(past);
    } else if (node instanceof UnresolvedTableValuedFunction function) {
      mustBeAllowed(functions.violationOfTable(names(function.name())));
    }
  }

  private void mustBeOfRecord(UnresolvedRelation relation) {
    String name = Sql.name(relation);
    if (!isTable.test(name) && !isView.test(name)) {
      throw refused(shown(relation) + " is not a table or view of the record");
    }
    if (!relation.options().isEmpty() || relation.isStreaming()) {
      throw refused(shown(relation) + " is read with options or as a stream");
    }
  }

  private void mustHaveVersions(RelationTimeTravel past) {
    boolean isOfTable =
        past.relation() instanceof UnresolvedRelation relation && isTable.test(Sql.name(relation));
    if (!isOfTable) {
      throw refused("only tables of the record have versions, and views and queries have none");
    }
  }

  private void mustBeAllowed(Expression expression) {
    String type = expression.getClass().getName();
    if (expression instanceof UnresolvedFunction function) {
      mustBeAllowed(functions.violation(names(function.nameParts())));
    } else if (expression instanceof UnresolvedGenerator generator) {
      mustBeAllowed(functions.violation(List.of(generator.name().unquotedString())));
    } else if (expression instanceof UnresolvedAttribute attribute) {
      mustBeColumn(names(attribute.nameParts()));
    } else if (expression instanceof UnresolvedStar star && star.target().isDefined()) {
      mustBeColumn(names(star.target().get()));
    }
    if (type.startsWith(EXPRESSIONS)) {
      mustBeAllowed(functions.violationOfOperator(type));
    } else if (!type.startsWith(CATALYST)
        || !UNRESOLVED_EXPRESSIONS.contains(expression.getClass().getSimpleName())) {
      throw refused(words(expression.getClass().getSimpleName()) + " is not allowed");
    }
  }

  private static void mustBeColumn(List<String> name) {
    String last = name.get(name.size() - 1).toLowerCase(Locale.ROOT);
    if (name.size() == 1 && USERS.contains(last)) {
      throw refused("the function " + last + " tells of this machine");
    }
    if (name.stream().anyMatch("_metadata"::equalsIgnoreCase)) {
      throw refused("_metadata tells of the files of a table");
    }
  }

  private static void mustBeAllowed(Optional<String> violation) {
    violation.ifPresent(
        why -> {
          throw refused(why);
        });
  }

  /** Says which part is not allowed, and which questions are. */
  static Failure refused(String why) {
    return new Failure(
        Failure.Kind.USAGE,
        "Cannot run this SQL: %s.%n".formatted(why)
            + "Write one SELECT over the tables and views of the record, SHOW TABLES, or DESCRIBE"
            + " with one of them.");
  }

  /** As people write a statement: {@code InsertIntoDir} is INSERT INTO DIR. */
  static String words(String type) {
    return type.replaceFirst("^Unresolved", "")
        .replaceFirst("(Command|Statement)$", "")
        .replaceFirst("^CompoundBody$", "Begin…End")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toUpperCase(Locale.ROOT);
  }

  private static String shown(UnresolvedRelation relation) {
    return relation.multipartIdentifier().mkString(".");
  }

  private static List<String> names(Seq<String> parts) {
    return CollectionConverters.asJava(parts);
  }
}
