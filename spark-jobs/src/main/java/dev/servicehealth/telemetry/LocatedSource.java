package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.catalog.SqlExpression;
import dev.servicehealth.catalog.TextPattern;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.util.CharVarcharUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A data source with its absolute path and the objectives that read it.
 *
 * @param root the absolute path of its partitions
 */
public record LocatedSource(DataSource source, Path root, Indicators indicators) {

  /**
   * Locates every data source of a catalog.
   *
   * @param base what a relative path of a source is relative to
   */
  public static List<LocatedSource> all(Catalog catalog, String base) {
    return catalog.sources().stream().map(source -> of(source, base, catalog.slos())).toList();
  }

  private static LocatedSource of(DataSource source, String base, List<Slo> slos) {
    return new LocatedSource(source, root(source, base), Indicators.of(source.name(), slos));
  }

  /** The absolute path of a data source's partitions. */
  public static Path root(DataSource source, String base) {
    Path path = new Path(source.path());
    return path.isAbsolute() ? path : new Path(base, path);
  }

  /** The columns of the data source that the catalog uses, as written. */
  Set<String> usedColumns() {
    Set<String> used = new TreeSet<>();
    source.columns().values().forEach(sql -> used.addAll(SqlExpression.of(sql).columns()));
    source.key().ifPresent(sql -> used.addAll(SqlExpression.of(sql).columns()));
    indicators.expressions().forEach(sql -> used.addAll(SqlExpression.of(sql).columns()));
    return used;
  }

  /** The columns of the files, as far as the catalog states them. */
  StructType fields() {
    return switch (source.format()) {
      case JSON, CSV ->
          CharVarcharUtils.replaceCharVarcharWithStringInSchema(
              StructType.fromDDL(source.schema().orElseThrow()));
      case TEXT -> {
        StructType groups = new StructType();
        for (String group : TextPattern.groups(source.pattern().orElseThrow())) {
          groups = groups.add(group, DataTypes.StringType);
        }
        yield groups;
      }
      case PARQUET, DELTA -> throw new IllegalStateException("the files have their own columns");
    };
  }

  /** Those of the columns that are used; whatever stands in the others cannot break a row. */
  StructType usedFields() {
    Set<String> used = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    used.addAll(usedColumns());
    return new StructType(
        Arrays.stream(fields().fields())
            .filter(field -> used.contains(field.name()))
            .toArray(StructField[]::new));
  }
}
