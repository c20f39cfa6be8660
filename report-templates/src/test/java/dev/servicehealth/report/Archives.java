package dev.servicehealth.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports folders made up for tests. */
final class Archives {
  private static final String[] TITLES = {"Store", "Checkout", "Search", "Login", "Play", "Gifts"};

  private Archives() {}

  /** Thirty weeks but one, of which some are restated; a month and a quarter. */
  static void ofThirtyWeeks(Path reports) {
    for (int n = 29; n >= 0; n--) {
      LocalDate monday = LocalDate.parse("2026-08-31").minusWeeks(n);
      int week = 36 - n;
      if (n == 9) {
        continue;
      }
      publish(reports, week("2026-W%02d".formatted(week), monday, 1, services(n)));
      if (n % 7 == 3) {
        publish(reports, week("2026-W%02d".formatted(week), monday, 2, services(n + 1)));
      }
    }
    publish(reports, spanning("2026-08", "month", "2026-08-31"));
    publish(reports, spanning("2026-Q2", "quarter", "2026-06-30"));
    Renderer.index(reports);
  }

  private static List<Edition.Service> services(int n) {
    State[] states = State.values();
    return IntStream.range(0, n > 20 ? 5 : 6)
        .mapToObj(
            i -> {
              State state = (n * 7 + i * 3) % 5 == 0 ? states[(n + i) % 5] : State.MET;
              long valid = state == State.NO_TRAFFIC ? 0 : 98_000 + 1_000L * i;
              long bad =
                  state == State.MISSED ? 900 + 31L * n : state == State.NO_TRAFFIC ? 0 : 12 + i;
              return Editions.service(
                  TITLES[i], 1 + i / 2, state, bad, valid, state == State.UNKNOWN ? 31 : 0);
            })
        .toList();
  }

  static Edition week(String name, LocalDate monday, int number, List<Edition.Service> services) {
    Edition edition =
        Editions.of(services, List.of(Editions.source(168, number == 1 ? 168 : 165, 0)));
    return dated(
        edition, new Edition.Period(name, "week", monday, monday.plusDays(6), "UTC"), number);
  }

  private static Edition spanning(String name, String kind, String lastDay) {
    Edition edition = Editions.spanning(name, kind, lastDay);
    return dated(edition, edition.period(), 1);
  }

  /** Published on the second day after the period at six; a later edition some days later. */
  static Edition dated(Edition e, Edition.Period period, int number) {
    return new Edition(
        e.schema(),
        e.product(),
        period,
        number,
        Instant.parse(period.lastDay().plusDays(5L * number - 3) + "T06:00:00Z"),
        period.lastDay().plusDays(30),
        e.run(),
        e.receivedUntil(),
        e.privacy(),
        e.services(),
        e.sources(),
        e.servicesWithoutObjective(),
        e.restatements(),
        e.wording(),
        e.totals(),
        e.happenings(),
        e.followUps(),
        e.chain(),
        e.responsible(),
        e.lately());
  }

  /** Puts an edition at its address, with those of its documents that an archive looks at. */
  static Path publish(Path reports, Edition edition) {
    Path folder = reports.resolve(edition.period().name()).resolve("edition-" + edition.edition());
    try {
      Files.createDirectories(folder);
      byte[] json = EditionWriter.bytes(edition);
      Files.write(folder.resolve("edition.json"), json);
      Stream.concat(
              Stream.of("index.html", "report.pdf", "tables/figures.csv"),
              edition.services().stream().map(each -> FileName.ofService(each.service())))
          .forEach(name -> touch(folder.resolve(name)));
      SortedMap<String, byte[]> documents = new TreeMap<>(Map.of("edition.json", json));
      Files.write(folder.resolve("manifest.json"), new Manifest(documents, edition).bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static void touch(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
