package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process whose heap is full ends with a code of ours and a sentence. */
class FullHeapTest {
  private static final String[] NIGHT = {"nightly", "--day", "2026-05-01"};

  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void a_row_that_takes_all_memory_ends_with_1_and_leaves_a_report() throws IOException {
    TestProject project = project("length(repeat(route, CAST(millis AS INT) * 50000000)) > 0");

    ChildJvm child = ChildJvm.withHeap("640m", folder.resolve("printed"), project.complete(NIGHT));

    assertThat(child.exit()).as(child.printed()).isEqualTo(1);
    assertThat(child.printed())
        .contains("Cannot read data source requests: the heap of ", "SERVICE_HEALTH_HEAP");
    assertThat(report(project)).contains("\"exitCode\" : 1", "SERVICE_HEALTH_HEAP");
  }

  @Test
  void a_heap_too_small_for_spark_is_said() throws IOException {
    TestProject project = project("status < 500");

    ChildJvm child = ChildJvm.withHeap("128m", folder.resolve("printed"), project.complete(NIGHT));

    assertThat(child.exit()).as(child.printed()).isEqualTo(2);
    assertThat(child.printed()).contains("Cannot start Spark: the heap of 1", "512m or more");
  }

  private TestProject project(String good) throws IOException {
    TestProject project = TestProject.in(folder);
    project.shop("");
    Path catalog = folder.resolve("catalog/shop.yaml");
    Files.writeString(catalog, Files.readString(catalog).replace("status < 500", good));
    project.requests("2026-05-01", 10);
    return project;
  }

  private static String report(TestProject project) throws IOException {
    try (Stream<Path> files = Files.list(project.warehouse().resolve("record/_reports"))) {
      List<Path> reports = files.filter(file -> file.toString().endsWith(".json")).toList();
      return Files.readString(reports.get(0));
    }
  }
}
