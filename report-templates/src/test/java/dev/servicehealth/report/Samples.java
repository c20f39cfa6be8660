package dev.servicehealth.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The editions that every document has to hold: an ordinary one, and the hard ones. */
enum Samples {
  GOLDEN,
  RESTATED,
  HOSTILE,
  MANY_SERVICES,
  MONTH,
  QUARTER,
  WIDE,
  NOTHING;

  /** Markup, line ends, marks of direction, other scripts, half a character, and very long. */
  static final String HOSTILE_TEXT =
      "<script>alert(1)</script>]]>\r\nBcc: a@example.org\r\n\u202E\u200F\u0001\"'&=cmd|"
          + "\u670D\u52D9 \uD83D\uDE00 \u0645\u0631\u062D\u0628\u0627 \uD800 "
          + "x".repeat(10_000);

  private static final int MANY = 300;
  private static final List<State> STATES = List.of(State.MISSED, State.UNKNOWN, State.MET);

  EditionJson json() {
    return switch (this) {
      case GOLDEN -> Editions.golden();
      case RESTATED -> json(RestatedTest.second(RestatedTest.VERDICT, RestatedTest.BAD));
      case HOSTILE -> json(ReportPageTest.hostile(HOSTILE_TEXT));
      case MANY_SERVICES -> json(Editions.of(many(), List.of(Editions.source(24, 24, 0))));
      case MONTH -> json(Editions.spanning("2026-08", "month", "2026-08-31"));
      case QUARTER -> json(Editions.spanning("2026-Q3", "quarter", "2026-09-30"));
      case WIDE -> json(wide());
      case NOTHING -> json(Editions.of());
    };
  }

  /**
   * The 53rd week of a year, which holds the ends of a quarter and of a year, in a time zone of its
   * own, with a long name and counts over ten billion.
   */
  private static Edition wide() {
    LocalDate monday = LocalDate.parse("2026-12-28");
    String name = "The service whose name nobody could agree on and which is called ".repeat(2);
    Edition e =
        Editions.of(
            Editions.service(
                name.substring(0, 120), 1, State.MISSED, 12_345_678_901L, 98_765_432_109_876L),
            Editions.service("Quiet", 2, State.MET, 0, 10_000_000_001L));
    return new Edition(
        e.schema(),
        e.product(),
        new Edition.Period("2026-W53", "week", monday, monday.plusDays(6), "Europe/Berlin"),
        1,
        e.publishedAt(),
        monday.plusDays(36),
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

  static EditionJson json(Edition edition) {
    try {
      Path file = Files.createTempFile("edition", ".json");
      try {
        return EditionJson.read(Files.write(file, EditionWriter.bytes(edition)));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Edition.Service> many() {
    return IntStream.range(0, MANY)
        .mapToObj(
            n ->
                Standings.with(
                    Editions.service(
                        "Service %03d".formatted(n),
                        1 + n % 3,
                        STATES.get(n % STATES.size()),
                        n * 7L,
                        1_000_000L + n),
                    new Standing(
                        Standings.window(State.MET, "0.5"),
                        Standings.quarter(700 + n, 720 + n),
                        Standings.weeks(90L, 80L, 95L, null, 70L, 99L, 90L, 91L, 85L, n * 7L),
                        List.of(),
                        null,
                        List.of(),
                        null)))
        .toList();
  }
}
