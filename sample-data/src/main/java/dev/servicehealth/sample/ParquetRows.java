package dev.servicehealth.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * A Parquet file, written without Spark: rows go from the stream to the column, nothing between.
 */
final class ParquetRows implements Rows {
  private final ParquetWriter<Request> writer;
  private long written;

  ParquetRows(Path path, Fleet fleet, Fleet.Service service) throws IOException {
    writer =
        new Builder(new LocalOutputFile(path), new ParquetColumns(fleet, service))
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .build();
  }

  @Override
  public void write(Request request) throws IOException {
    writer.write(request);
    written++;
  }

  @Override
  public long written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<Request, Builder> {
    private final ParquetColumns columns;

    Builder(OutputFile file, ParquetColumns columns) {
      super(file);
      this.columns = columns;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract still, so it must be overridden
    protected WriteSupport<Request> getWriteSupport(Configuration conf) {
      return new Support(columns);
    }

    @Override
    protected WriteSupport<Request> getWriteSupport(ParquetConfiguration conf) {
      return new Support(columns);
    }
  }

  private static final class Support extends WriteSupport<Request> {
    private final ParquetColumns columns;
    private RecordConsumer consumer;

    Support(ParquetColumns columns) {
      this.columns = columns;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract still, so it must be overridden
    public WriteContext init(Configuration configuration) {
      return new WriteContext(columns.schema(), Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(columns.schema(), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(Request request) {
      consumer.startMessage();
      columns.write(request, consumer);
      consumer.endMessage();
    }
  }
}
