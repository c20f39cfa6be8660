package dev.servicehealth.telemetry;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.text.TextFileFormat;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.immutable.Map;
import scala.collection.immutable.Seq;
import scala.runtime.AbstractFunction1;

/**
 * Spark's text format over {@link LineFile}: every line is a row, in bounded memory; one that is
 * too long is NULL. Spark's own reader takes a line of any length into memory, and its limit leaves
 * longer ones out without a word.
 */
public final class LineFormat extends TextFileFormat {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean isSplitable(SparkSession spark, Map<String, String> options, Path path) {
    return !LineFile.isCompressed(path, spark.sparkContext().hadoopConfiguration());
  }

  @Override
  public Function1<PartitionedFile, Iterator<InternalRow>> buildReader(
      SparkSession spark,
      StructType dataSchema,
      StructType partitionSchema,
      StructType requiredSchema,
      Seq<Filter> filters,
      Map<String, String> options,
      Configuration hadoop) {
    return new Open(new SerializableConfiguration(hadoop), requiredSchema.size());
  }

  @Override
  public String toString() {
    return "Lines";
  }

  /** Opens a block of a file on an executor. */
  private static final class Open extends AbstractFunction1<PartitionedFile, Iterator<InternalRow>>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SerializableConfiguration hadoop;
    private final int columns;

    Open(SerializableConfiguration hadoop, int columns) {
      this.hadoop = hadoop;
      this.columns = columns;
    }

    @Override
    public Iterator<InternalRow> apply(PartitionedFile block) {
      try {
        LineFile file =
            LineFile.open(block.toPath(), hadoop.value(), block.start(), block.length());
        return new LineRows(file, columns);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e.getMessage(), e);
      }
    }
  }
}
