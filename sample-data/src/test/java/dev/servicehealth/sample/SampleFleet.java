package dev.servicehealth.sample;

import java.nio.file.Path;

/** The fleet that ships with the product. */
final class SampleFleet {
  static final Path FOLDER = Path.of("..", "sample-data");

  private SampleFleet() {}

  static Fleet read() {
    return FleetReader.read(FOLDER.resolve("fleet.yaml"));
  }

  static Fleet.Service service(Fleet fleet, String name) {
    return fleet.services().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }
}
