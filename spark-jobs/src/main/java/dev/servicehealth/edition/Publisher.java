package dev.servicehealth.edition;

import dev.servicehealth.edition.EditionBuilder.Imprint;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.EditionWriter;
import dev.servicehealth.report.Renderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Publishes the next edition of a period, if anything in it changed. Never writes over one. */
public final class Publisher {
  private final Path reports;
  private final Clock clock;

  public Publisher(Path reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * Publishes the period.
   *
   * @param run the run whose tables are read
   * @param build makes the edition for an imprint
   * @return the folder of the new edition; empty when the newest one already says the same
   */
  public Optional<Path> publish(String period, String run, Function<Imprint, Edition> build) {
    try {
      int newest = newest(period);
      if (newest > 0 && saysTheSame(period, newest, build)) {
        return Optional.empty();
      }
      Imprint imprint =
          new Imprint(newest + 1, clock.instant().truncatedTo(ChronoUnit.SECONDS), run);
      Path folder = folder(period, imprint.number());
      write(EditionWriter.bytes(build.apply(imprint)), folder);
      Renderer.index(reports);
      return Optional.of(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot publish " + period + " in " + reports + ": " + e.getMessage(), e);
    }
  }

  /** Renders beside the edition's address and moves the whole folder there in one step. */
  private void write(byte[] edition, Path folder) throws IOException {
    Path draft = folder.resolveSibling("." + folder.getFileName() + ".draft");
    Drafts.delete(draft);
    Files.createDirectories(draft);
    Path json = draft.resolve("edition.json");
    Files.write(json, edition);
    Renderer.render(json, draft);
    Files.move(draft, folder);
  }

  private boolean saysTheSame(String period, int number, Function<Imprint, Edition> build)
      throws IOException {
    byte[] published = Files.readAllBytes(folder(period, number).resolve("edition.json"));
    Edition before = Renderer.read(folder(period, number).resolve("edition.json"));
    Imprint imprint = new Imprint(number, before.publishedAt(), before.run());
    return Arrays.equals(published, EditionWriter.bytes(build.apply(imprint)));
  }

  private int newest(String period) {
    int number = 0;
    while (Files.exists(folder(period, number + 1))) {
      number++;
    }
    return number;
  }

  private Path folder(String period, int number) {
    return reports.resolve(period).resolve("edition-" + number);
  }
}
