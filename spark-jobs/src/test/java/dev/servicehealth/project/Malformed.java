package dev.servicehealth.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.servicehealth.Failure;
import java.nio.file.Path;
import java.util.List;

/**
 * One edit of the valid project, which causes exactly one problem: one mistake must not be reported
 * a second time elsewhere, where it would mislead.
 *
 * @param replacement with {@link ProjectFiles#HERE} at the line that the problem must name
 * @param fragment of the problem's sentence: the rule or the remedy
 */
record Malformed(String file, String old, String replacement, String fragment) {
  /** Stands for a secret in edits; no message may show it. */
  private static final String SECRET = "hunter2";

  void assertRefused(Path folder) {
    assertRefused(ProjectFiles.valid(folder));
  }

  void assertRefused(ProjectFiles files) {
    int line = files.edit(file, old, replacement);
    Failure failure =
        catchThrowableOfType(Failure.class, () -> Project.load(files.configuration()));

    assertThat(failure).as("refused").isNotNull();
    assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
    List<String> lines = failure.getMessage().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .contains(file + (line > 0 ? ":" + line + ": " : ""))
        .contains(fragment)
        .doesNotContain(SECRET);
    assertThat(lines.get(1)).startsWith("Cannot validate ").endsWith(": 1 problem");
  }

  @Override
  public String toString() {
    return fragment;
  }
}
