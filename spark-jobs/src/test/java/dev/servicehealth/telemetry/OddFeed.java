package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.CsvStyle;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.DataSource.Format;
import dev.servicehealth.catalog.Indicator.Counts;
import dev.servicehealth.catalog.Partitions;
import dev.servicehealth.spark.TestSession;
import dev.servicehealth.telemetry.Indicators.Measure;
import dev.servicehealth.telemetry.Indicators.Use;
import dev.servicehealth.telemetry.RawPartition.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The feed whose files stand in {@code src/test/resources/odd-files}. */
final class OddFeed {
  private OddFeed() {}

  static LocatedSource located(Path folder) {
    DataSource source =
        new DataSource(
            "feed",
            Format.PARQUET,
            "feed",
            Optional.empty(),
            Optional.empty(),
            CsvStyle.RFC_4180,
            Optional.empty(),
            List.of(),
            new Partitions(
                Partitions.By.NONE,
                "",
                Partitions.Time.EVENT,
                Duration.ZERO,
                new Partitions.Completeness(Optional.empty(), false, Optional.empty())),
            Optional.empty(),
            List.of("region", "platform", "operation", "kind"),
            2000,
            false,
            false,
            Optional.empty(),
            Map.of(
                "event_time", "ts",
                "service", "service",
                "operation", "route",
                "region", "country",
                "platform", "kind",
                "kind", "CAST(status AS STRING)",
                "user_id", "account",
                "latency_ms", "duration / 1000"));
    Indicators indicators =
        new Indicators(
            List.of(
                "status < 500",
                "status NOT IN (401, 404)",
                "duration < 800000 AND status < 500",
                "ratio > 0.5",
                "route <> 'route-3'"),
            List.of(
                new Measure(0, 1, Counts.GOOD),
                new Measure(2, 1, Counts.GOOD),
                new Measure(3, 4, Counts.BAD)),
            Map.of(
                "store",
                List.of(new Use("answers", 0, null, null), new Use("speed", 1, null, null)),
                "music",
                List.of(new Use("answers", 0, null, null), new Use("ratio", 2, null, null))));
    return new LocatedSource(source, new org.apache.hadoop.fs.Path(folder.toUri()), indicators);
  }

  /** The same feed in a Delta table. */
  static LocatedSource ofDelta(Path table) {
    LocatedSource files = located(table);
    DataSource source = files.source();
    return new LocatedSource(
        new DataSource(
            source.name(),
            Format.DELTA,
            source.path(),
            source.schema(),
            source.pattern(),
            source.csv(),
            source.comment(),
            source.folders(),
            source.partitions(),
            source.key(),
            source.dimensions(),
            source.maxValues(),
            source.keepRejectedText(),
            source.steady(),
            source.retention(),
            source.columns()),
        files.root(),
        files.indicators());
  }

  /** Each file is a partition, so that its account stands alone. */
  static List<RawPartition> partitions(Path folder) {
    return new RawListing(TestSession.get().sparkContext().hadoopConfiguration())
        .files(new org.apache.hadoop.fs.Path(folder.toUri())).stream()
            .map(
                file ->
                    new RawPartition(
                        file.path().substring(file.path().lastIndexOf('/') + 1),
                        null,
                        null,
                        null,
                        List.of(file),
                        State.RECEIVED,
                        null))
            .toList();
  }
}
