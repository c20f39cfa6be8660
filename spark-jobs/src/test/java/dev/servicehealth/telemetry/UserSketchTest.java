package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.datasketches.theta.UpdateSketch;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class UserSketchTest {
  private final SparkSession spark = TestSession.get();

  @Test
  void the_order_and_the_cut_of_tasks_do_not_change_a_byte() {
    UserHash hash = new UserHash("secret".getBytes(StandardCharsets.UTF_8));
    List<Long> users =
        new ArrayList<>(
            LongStream.range(0, 50_000)
                .map(id -> hash.of(UTF8String.fromString("u-" + id)))
                .boxed()
                .toList());
    byte[] once = united(users, 1);
    for (int seed = 1; seed <= 5; seed++) {
      Collections.shuffle(users, new Random(seed));
      assertThat(united(users, seed * 3)).isEqualTo(once);
    }
  }

  @Test
  void another_key_gives_other_hashes() {
    UserHash one = new UserHash("one".getBytes(StandardCharsets.UTF_8));
    UserHash other = new UserHash("other".getBytes(StandardCharsets.UTF_8));
    assertThat(one.of(UTF8String.fromString("u-1")))
        .isNotEqualTo(other.of(UTF8String.fromString("u-1")));
    assertThat(one.of(UTF8String.fromString("u-1")))
        .isEqualTo(one.of(UTF8String.fromString("u-1")));
  }

  @Test
  void the_key_is_not_printed() {
    assertThat(new UserHash("hush".getBytes(StandardCharsets.UTF_8)).toString())
        .doesNotContain("hush");
  }

  /** What tasks hand over and the SQL of the models unites. */
  private byte[] united(List<Long> users, int tasks) {
    List<byte[]> parts = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      UpdateSketch sketch = UpdateSketch.builder().build();
      for (int i = task; i < users.size(); i += tasks) {
        sketch.update(users.get(i));
      }
      parts.add(sketch.compact(true, null).toByteArray());
    }
    return (byte[])
        spark
            .createDataset(parts, Encoders.BINARY())
            .selectExpr("theta_union_agg(value)")
            .head()
            .get(0);
  }
}
