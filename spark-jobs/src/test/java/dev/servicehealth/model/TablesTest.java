package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
  @TempDir private Path folder;

  @Test
  void a_table_is_there_once_its_first_commit_is_however_early_somebody_looked()
      throws IOException {
    SqlModels models = SqlModels.load();
    Warehouse made = Warehouse.open(TestSession.get(), folder + "/made", models);
    made.make(models.named("record.run"));
    Tables tables = new Tables(TestSession.get(), folder + "/making", models);
    Path log = Files.createDirectories(folder.resolve("making/record/run/_delta_log"));
    assertThat(tables.exists(tables.location(models.named("record.run")))).isFalse();

    String commit = "00000000000000000000.json";
    Files.copy(folder.resolve("made/record/run/_delta_log").resolve(commit), log.resolve(commit));

    assertThat(tables.exists(tables.location(models.named("record.run")))).isTrue();
  }
}
