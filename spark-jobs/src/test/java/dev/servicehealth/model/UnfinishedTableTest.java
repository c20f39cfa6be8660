package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTableTest {
  @TempDir private Path folder;

  @Test
  void a_log_without_a_commit_is_removed() throws IOException {
    Path log = Files.createDirectories(folder.resolve("table/_delta_log"));
    Files.createDirectory(log.resolve("_staged_commits"));
    Files.writeString(log.resolve(".00000000000000000000.json.tmp"), "{");
    assertThat(remains()).isFalse();
  }

  @Test
  void what_holds_a_commit_or_anything_else_is_left_alone() throws IOException {
    Path log = Files.createDirectories(folder.resolve("table/_delta_log"));
    Path commit = Files.writeString(log.resolve("00000000000000000000.json"), "{}");
    assertThat(remains()).isTrue();
    Files.delete(commit);
    Files.writeString(folder.resolve("table/part-0.parquet"), "data");
    assertThat(remains()).isTrue();
  }

  @Test
  void where_nothing_is_nothing_is_done() {
    assertThat(remains()).isFalse();
  }

  private boolean remains() {
    UnfinishedTable.remove(
        new org.apache.hadoop.fs.Path(folder.resolve("table").toUri()), new Configuration());
    return Files.exists(folder.resolve("table"));
  }
}
