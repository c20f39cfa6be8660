package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.telemetry.RawPartition.RawFile;
import dev.servicehealth.telemetry.RawPartition.State;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class RawPartitionTest {
  private static RawPartition of(String file) {
    return new RawPartition(
        "day=1", null, null, null, List.of(new RawFile(file, 5, 1)), State.RECEIVED, null);
  }

  @Test
  void a_partition_is_the_same_in_another_folder() {
    String here = of("file:///a%20b/day=1/part").below(new Path("/a b")).fingerprint();
    String there = of("file:/other/day=1/part").below(new Path("file:/other")).fingerprint();

    assertThat(here).isEqualTo(there);
    assertThat(of("file:/other/day=1/more").below(new Path("/other")).fingerprint())
        .isNotEqualTo(here);
  }

  @Test
  void a_file_outside_the_folder_keeps_its_path() {
    RawPartition partition = of("file:/others/part");

    assertThat(partition.below(new Path("/other"))).isEqualTo(partition);
  }
}
