package dev.servicehealth.spark;

import dev.servicehealth.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.OptionConverters;

/** File systems of the configuration: local ones, and stores of other machines. */
public final class Stores {
  private static final String HADOOP = "spark.hadoop.";

  private Stores() {}

  /** Returns whether a path is not of this machine's disk. */
  public static boolean isRemote(String path) {
    String scheme = new Path(path).toUri().getScheme();
    return scheme != null && !scheme.equals("file");
  }

  /**
   * Hadoop's settings, as Spark takes them.
   *
   * @param settings of the Spark session, which need not have started
   */
  public static Configuration configuration(Map<String, String> settings) {
    Configuration hadoop = ofSession().orElseGet(Configuration::new);
    hadoop.setIfUnset("fs.file.impl", LocalFiles.class.getName());
    settings.forEach(
        (key, value) -> {
          if (key.startsWith(HADOOP)) {
            hadoop.set(key.substring(HADOOP.length()), value);
          }
        });
    return hadoop;
  }

  private static Optional<Configuration> ofSession() {
    return OptionConverters.toJava(SparkSession.getDefaultSession())
        .filter(spark -> !spark.sparkContext().isStopped())
        .map(spark -> new Configuration(spark.sparkContext().hadoopConfiguration()));
  }

  /**
   * Opens the file system of a path.
   *
   * @throws Failure USAGE when its connector is not there
   */
  public static FileSystem open(Path path, Configuration hadoop) {
    try {
      return FileSystem.newInstance(path.toUri(), hadoop);
    } catch (IOException | RuntimeException e) {
      if (e.getCause() instanceof ClassNotFoundException) {
        throw new Failure(
            Failure.Kind.USAGE,
            "Cannot open %s: the program has no connector for %s:.%n"
                    .formatted(path, path.toUri().getScheme())
                + "For S3 set SERVICE_HEALTH_S3=on; for another store name the jars of its"
                + " connector in SERVICE_HEALTH_JARS.",
            e);
      }
      throw e instanceof IOException io
          ? new UncheckedIOException("Cannot open " + path + ": " + io.getMessage(), io)
          : (RuntimeException) e;
    }
  }

  /**
   * Writes a file that is not there yet. Where the file system can, the last step decides: of two
   * that write at once, one fails when it closes. S3 does so for conditional writes alone; without
   * the condition the second one silently replaces the first.
   *
   * @throws IOException when there is one
   */
  public static OutputStream create(FileSystem system, Path file) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = system.createFile(file);
    return (FSDataOutputStream)
        builder
            .recursive()
            .overwrite(false)
            .opt(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true)
            .build();
  }
}
