package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Slo;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * A data source in its place, with the objectives that read it.
 *
 * @param root the absolute path of its partitions
 */
public record Feed(DataSource source, Path root, Indicators indicators) {

  /**
   * @param base what a relative path of the source is relative to
   */
  public static Feed of(DataSource source, String base, List<Slo> slos) {
    Path path = new Path(source.path());
    Path root = path.isAbsolute() ? path : new Path(base, path);
    return new Feed(source, root, Indicators.of(source.name(), slos));
  }
}
