package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolderNotesTest {
  @TempDir private Path folder;

  @Test
  void who_waits_is_told_who_writes_tables_while_that_process_lives() throws IOException {
    HolderNotes notes = new HolderNotes(folder);
    assertThat(notes.committer()).isEqualTo("another run");

    Path note = notes.writeCommitter("report 2026-W34");
    assertThat(notes.committer())
        .isEqualTo("report 2026-W34 (process %d)".formatted(ProcessHandle.current().pid()));

    Files.write(note, List.of("nightly 2026-08-17 (process 0)", "" + Long.MAX_VALUE));
    assertThat(notes.committer()).isEqualTo("another run");
  }
}
