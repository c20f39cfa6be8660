package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionFinderTest {
  @TempDir private Path folder;

  @Test
  void files_of_folders_inside_a_partition_are_found() {
    RawRows raw =
        rows("{date}")
            .file("2026-03-07/a.json", "")
            .file("2026-03-07/HIVE_UNION_SUBDIR_1/region=eu/b.json", "");
    assertThat(found(raw)).containsExactly("2026-03-07: b.json, a.json");
  }

  @Test
  void hidden_and_unfinished_files_are_no_data() {
    RawRows raw = rows("{date}").file("2026-03-07/a.json", "");
    for (String name :
        List.of("_SUCCESS", ".a.crc", "b.json._COPYING_", "c.tmp", "_temporary/0/d", ".x/e")) {
      raw.file("2026-03-07/" + name, "");
    }
    assertThat(found(raw)).containsExactly("2026-03-07: a.json");
  }

  @Test
  void names_may_hold_colons_and_numbers_without_zeros() {
    RawRows raw =
        rows("{year}-{month:1}-{day:1}T00:00")
            .file("2026-3-7T00:00/10:15:00.json", "{\"status\":1}");
    assertThat(found(raw)).containsExactly("2026-3-7T00:00: 10:15:00.json");
    assertThat(raw.uses("status").read()).containsExactly("1: 1");
  }

  @Test
  void files_and_folders_that_no_partition_is_are_told() {
    RawRows raw =
        rows("day={date}")
            .file("day=2026-03-07/a.json", "")
            .file("date=2026-03-08/x/a.json", "")
            .file("_delta_log/a.json", "")
            .file("empty/.keep", "")
            .file("part.json", "");
    assertThat(finder().strays(raw.source(), raw.root()))
        .extracting(org.apache.hadoop.fs.Path::getName)
        .containsExactly("date=2026-03-08", "part.json");
  }

  private RawRows rows(String layout) {
    return new RawRows(folder).json("status INT").layout(layout);
  }

  private static PartitionFinder finder() {
    return new PartitionFinder(TestSession.get(), new ReportingCalendar(ZoneOffset.UTC));
  }

  private static List<String> found(RawRows raw) {
    return finder().find(raw.source(), raw.root(), RawRows.DAY, RawRows.DAY).stream()
        .map(
            partition ->
                partition.name()
                    + ": "
                    + String.join(
                        ", ", partition.files().stream().map(f -> name(f.path())).toList()))
        .toList();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
