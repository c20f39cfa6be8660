package dev.servicehealth.telemetry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * Tells by the footer of a Parquet file whether Spark's vectorised reader may give wrong values
 * without an error, or cannot read it. Such a file is read by the other reader, which is slower and
 * right. A footer cannot prove the fault, only that the file has what the fault needs.
 */
final class ParquetRisk {
  /** Writers that, once they leave a column's dictionary, never come back to it within a chunk. */
  private static final List<String> LEAVES_ONCE = List.of("parquet-mr", "parquet-cpp-arrow");

  private ParquetRisk() {}

  /**
   * Names the bug that the file may meet; empty where there is none.
   *
   * @param used names of columns, which ignore upper and lower case
   */
  static Optional<String> of(ParquetMetadata footer, Set<String> used) {
    String writer = footer.getFileMetaData().getCreatedBy();
    return footer.getBlocks().stream()
        .map(BlockMetaData::getColumns)
        .flatMap(Collection::stream)
        .filter(chunk -> used.contains(chunk.getPath().toArray()[0]))
        .flatMap(chunk -> of(chunk, writer == null ? "" : writer).stream())
        .findFirst();
  }

  private static Optional<String> of(ColumnChunkMetaData chunk, String writer) {
    if (chunk.getCodec() == CompressionCodecName.UNCOMPRESSED
        && chunk.getEncodings().contains(Encoding.DELTA_BYTE_ARRAY)) {
      return Optional.of("SPARK-60320");
    }
    if (chunk.getEncodings().contains(Encoding.BYTE_STREAM_SPLIT)) {
      return Optional.of("the vectorised reader does not know BYTE_STREAM_SPLIT");
    }
    return mixesPages(chunk) && LEAVES_ONCE.stream().noneMatch(writer::startsWith)
        ? Optional.of("SPARK-60490")
        : Optional.empty();
  }

  /**
   * Returns whether some pages are coded by the dictionary and some are not, as far as can be told.
   */
  private static boolean mixesPages(ColumnChunkMetaData chunk) {
    EncodingStats pages = chunk.getEncodingStats();
    if (pages != null) {
      return pages.hasDictionaryEncodedPages() && pages.hasNonDictionaryEncodedPages();
    }
    Set<Encoding> encodings = chunk.getEncodings();
    return encodings.stream().anyMatch(Encoding::usesDictionary)
        && encodings.contains(Encoding.PLAIN);
  }
}
