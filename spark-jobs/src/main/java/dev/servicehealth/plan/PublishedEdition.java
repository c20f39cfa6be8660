package dev.servicehealth.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.servicehealth.model.DayRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The newest edition of a period, as published.
 *
 * @param period its name, such as 2026-W34
 * @param objectives with the verdicts it printed
 */
public record PublishedEdition(
    String period, int edition, DayRange days, List<Published> objectives) {

  /** The verdict on an objective. */
  public record Published(String service, String slo, String verdict) {}

  /**
   * The newest edition of every period, in the order of their names.
   *
   * @param reports the folder that editions are published in; it need not exist
   */
  public static List<PublishedEdition> newest(Path reports) {
    List<PublishedEdition> editions = new ArrayList<>();
    if (!Files.isDirectory(reports)) {
      return editions;
    }
    try (Stream<Path> periods = Files.list(reports)) {
      for (Path period : periods.filter(Files::isDirectory).sorted().toList()) {
        int number = newestNumber(period);
        if (number > 0) {
          editions.add(read(file(period, number), number));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the editions in " + reports + ": " + e, e);
    }
    return editions;
  }

  private static int newestNumber(Path period) {
    int number = 0;
    while (Files.exists(file(period, number + 1))) {
      number++;
    }
    return number;
  }

  private static Path file(Path period, int number) {
    return period.resolve("edition-" + number).resolve("edition.json");
  }

  private static PublishedEdition read(Path file, int number) throws IOException {
    JsonNode edition = new ObjectMapper().readTree(file.toFile());
    List<Published> objectives = new ArrayList<>();
    for (JsonNode service : edition.path("services")) {
      for (JsonNode objective : service.path("objectives")) {
        objectives.add(
            new Published(
                service.path("service").asText(),
                objective.path("slo").asText(),
                objective.path("state").asText()));
      }
    }
    JsonNode period = edition.path("period");
    return new PublishedEdition(
        period.path("name").asText(),
        number,
        new DayRange(day(period, "firstDay"), day(period, "lastDay")),
        objectives);
  }

  private static LocalDate day(JsonNode period, String name) {
    return LocalDate.parse(period.path(name).asText());
  }
}
