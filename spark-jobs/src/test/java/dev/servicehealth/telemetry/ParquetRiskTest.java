package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Open bugs of Spark's vectorised Parquet reader, and that no file of ours meets them. A test whose
 * name says that Spark reads wrongly fails once Spark is right: then {@link ParquetRisk} can go.
 * SPARK-60320 has no such test, for Spark 4.2.0 read all the files rightly that we made for it.
 */
class ParquetRiskTest {
  private static final MessageType ROUTES =
      MessageTypeParser.parseMessageType("message m { required binary route (STRING); }");

  private static final List<String> TRUTH = List.of("cart", "search", "pay", "home", "pay");

  private final SparkSession spark = TestSession.get();
  @TempDir private Path folder;
  private RawRows raw;

  @BeforeEach
  void start() {
    raw = new RawRows(folder).parquet();
  }

  @Test
  void spark_60490_reads_a_dictionary_page_after_a_plain_one_wrongly() throws IOException {
    Path file = plainThenDictionary();
    assertThat(routes(file, false)).isEqualTo(TRUTH);
    assertThat(routes(file, true)).isNotEqualTo(TRUTH);
  }

  @Test
  void a_dictionary_page_after_a_plain_one_is_read_rightly() throws IOException {
    plainThenDictionary();
    assertThat(raw.uses("route").read())
        .containsExactly("1: cart", "2: search", "3: pay", "4: home", "5: pay");
  }

  @Test
  void uncompressed_delta_byte_arrays_are_read_rightly() throws IOException {
    Path file = odd("arrow-deltas-uncompressed");
    List<String> right = routes(file, false);
    assertThat(raw.uses("route").read())
        .extracting(line -> line.substring(line.indexOf(' ') + 1))
        .isEqualTo(right);
  }

  @Test
  void files_without_such_pages_are_no_risk() throws IOException {
    for (String name :
        List.of("arrow-pages-v2", "arrow-dictionary-overflows", "duckdb", "duckdb-v2")) {
      odd(name);
    }
    LocatedSource located =
        new LocatedSource(raw.uses("route").source(), raw.root(), Indicators.of("raw", List.of()));
    assertThat(new SourceReader(spark).open(located, raw.partition().files()).atRisk())
        .extracting(file -> file.path().substring(file.path().lastIndexOf('/') + 1))
        .isEmpty();
  }

  /** What Spark's readers give, or the error of one. */
  private List<String> routes(Path file, boolean isVectorised) {
    String setting = "spark.sql.parquet.enableVectorizedReader";
    spark.conf().set(setting, isVectorised);
    try {
      return spark.read().parquet(file.toString()).select("route").collectAsList().stream()
          .map(row -> String.valueOf(row.get(0)))
          .toList();
    } catch (RuntimeException e) {
      return List.of(e.toString());
    } catch (Exception e) { // SparkException, which Scala does not declare
      return List.of(e.toString());
    } finally {
      spark.conf().unset(setting);
    }
  }

  private Path odd(String name) throws IOException {
    Path file = folder.resolve(name + ".parquet");
    Files.write(
        file, getClass().getResourceAsStream("/odd-files/" + name + ".parquet").readAllBytes());
    return file;
  }

  /** As a writer may that decides page by page; it must not be called parquet-mr. */
  @SuppressWarnings("deprecation") // the writer has no other constructor for pages made by hand
  private Path plainThenDictionary() throws IOException {
    Path file = folder.resolve("mixed.parquet");
    ParquetFileWriter writer =
        new ParquetFileWriter(
            HadoopOutputFile.fromPath(
                new org.apache.hadoop.fs.Path(file.toUri()), new Configuration()),
            ROUTES,
            ParquetFileWriter.Mode.CREATE,
            1 << 20,
            0);
    writer.start();
    writer.startBlock(5);
    writer.startColumn(ROUTES.getColumns().get(0), 5, CompressionCodecName.UNCOMPRESSED);
    BytesInput dictionary = BytesInput.from(plain("pay", "home"));
    writer.writeDictionaryPage(new DictionaryPage(dictionary, 2, Encoding.PLAIN));
    page(writer, 2, plain("cart", "search"), Encoding.PLAIN);
    // One bit a value: three values packed in a byte, 0, 1, 0.
    page(writer, 3, new byte[] {1, 3, 0b010}, Encoding.RLE_DICTIONARY);
    writer.endColumn();
    writer.endBlock();
    writer.end(Map.of());
    Files.delete(folder.resolve(".mixed.parquet.crc"));
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    return Files.writeString(
        file, bytes.replace("parquet-mr", "odd-writer"), StandardCharsets.ISO_8859_1);
  }

  private static void page(ParquetFileWriter writer, int values, byte[] bytes, Encoding encoding)
      throws IOException {
    Statistics<?> statistics =
        Statistics.createStats(ROUTES.getColumns().get(0).getPrimitiveType());
    writer.writeDataPage(
        values,
        bytes.length,
        BytesInput.from(bytes),
        statistics,
        values,
        Encoding.RLE,
        Encoding.RLE,
        encoding);
  }

  private static byte[] plain(String... texts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      out.writeBytes(length.putInt(bytes.length).array());
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }
}
