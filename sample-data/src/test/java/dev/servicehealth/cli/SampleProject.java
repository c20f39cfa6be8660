package dev.servicehealth.cli;

import dev.servicehealth.sample.Fleet;
import dev.servicehealth.sample.FleetReader;
import dev.servicehealth.sample.GenerationRange;
import dev.servicehealth.sample.Generator;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A project with the sample's catalog over some of its telemetry, generated for a test. */
final class SampleProject {
  static final Path FOLDER = Path.of("..", "sample-data");

  private SampleProject() {}

  /**
   * @param part of the fleet's days and rows
   */
  static TestProject of(Path folder, UnaryOperator<GenerationRange> part) throws IOException {
    Fleet fleet = FleetReader.read(FOLDER.resolve("fleet.yaml"));
    GenerationRange range = part.apply(GenerationRange.all(fleet));
    Generator.generate(TestSession.get(), fleet, telemetry(folder), range, line -> {});
    TestProject project = TestProject.in(folder);
    try (Stream<Path> files = Files.list(FOLDER.resolve("catalog"))) {
      for (Path file : files.toList()) {
        project.write(
            "catalog/" + file.getFileName(), Files.readString(file).replace("../demo", "demo"));
      }
    }
    return project;
  }

  static Path telemetry(Path folder) {
    return folder.resolve("demo/telemetry");
  }
}
