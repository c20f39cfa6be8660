package dev.servicehealth.sample;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.servicehealth.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code fleet.yaml}. */
public final class FleetReader {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private static final long MOST_ACCOUNTS = 10_000_000;

  private FleetReader() {}

  public static Fleet read(Path file) {
    Fleet fleet;
    try {
      fleet = YAML.readValue(file.toFile(), Fleet.class);
    } catch (IOException e) {
      throw new Failure(
          Failure.Kind.USAGE, "Cannot read the fleet " + file + ": " + e.getMessage(), e);
    }
    List<String> problems = problems(fleet);
    if (!problems.isEmpty()) {
      throw new Failure(
          Failure.Kind.USAGE, "Cannot use the fleet " + file + ": " + String.join("; ", problems));
    }
    return fleet;
  }

  private static List<String> problems(Fleet fleet) {
    List<String> problems = new ArrayList<>();
    if (fleet.weekdays().size() != 7 || fleet.hours().size() != 24) {
      problems.add("weekdays needs 7 values and hours 24");
    }
    if (fleet.accounts() > MOST_ACCOUNTS) {
      problems.add("an account has seven digits, so there are at most " + MOST_ACCOUNTS);
    }
    Set<String> services = new TreeSet<>();
    Set<String> platforms = new TreeSet<>();
    Set<String> operations = new TreeSet<>();
    for (Fleet.Service service : fleet.services()) {
      services.add(service.name());
      platforms.addAll(service.platforms().keySet());
      service.operations().forEach(operation -> operations.add(operation.name()));
      if (!service.feed().name().matches("[a-z0-9-]+")) {
        problems.add("a feed's name is a folder, not '" + service.feed().name() + "'");
      }
    }
    for (Event event : fleet.events()) {
      unknown(event, "service", event.services(), services, problems);
      unknown(event, "country", event.countries(), fleet.countries(), problems);
      unknown(event, "platform", event.platforms(), platforms, problems);
      unknown(event, "operation", event.operations(), operations, problems);
    }
    return problems;
  }

  private static void unknown(
      Event event, String what, List<String> used, Collection<String> known, List<String> to) {
    for (String name : used) {
      if (!known.contains(name)) {
        to.add("no " + what + " is named '" + name + "' (event \"" + event.story() + "\")");
      }
    }
  }
}
