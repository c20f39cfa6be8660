package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentences about incidents. */
class HurtTest {
  private static final Edition GOLDEN = Editions.golden().edition();
  private static final Hurt HURT = Hurt.of(GOLDEN).orElseThrow();

  @Test
  void an_incident_tells_its_time_harm_cause_and_what_came_at_the_same_time() {
    Hurt.Block cart = HURT.blocks().get(0);
    assertThat(cart.title()).isEqualTo("The cart broke (INC-4711)");
    assertThat(cart.when()).isEqualTo("Store, Wed 19 Aug 14:02 - 15:13 UTC, 71 min, severity SEV1");
    assertThat(cart.state()).isEqualTo("Final");
    assertThat(cart.lines())
        .containsExactly(
            "Store, Requests answered without a server error: 38,011 of 52,300 requests failed; about 9,310 users; at the peak 97%"
                + " of requests in five minutes; 38.6% of the error budget; an estimated 20,500"
                + " requests never came.",
            "Store, Requests answered within 400 ms: 120 of 14,289 requests were slow; fewer than 10 users; at the peak 19% of"
                + " requests in five minutes; 0.1% of the error budget.");
    assertThat(cart.facts())
        .containsExactly(
            new Verdict.Line(
                "Recorded cause", "An expired certificate (incident INC-4711, final)."),
            new Verdict.Line(
                "Where",
                "Bad requests of its hours, the most first: operation checkout, cart; region DE, GB."),
            new Verdict.Line(
                "After its start",
                "Noticed after 7 min, taken on after 10 min, mitigated after 68 min, resolved after"
                    + " 71 min."),
            new Verdict.Line("At the same time", "Certificates rotated, Wed 19 Aug 13:40."));
  }

  @Test
  void its_failing_share_over_time_is_drawn_from_start_to_end() {
    Strip strip = HURT.blocks().get(0).strip().orElseThrow();
    assertThat(strip.steps()).hasSize(15);
    assertThat(strip.steps().stream().mapToInt(Strip.Step::height).max()).hasValue(Strip.HEIGHT);
    assertThat(strip.steps().get(0).x()).isZero();
    assertThat(strip.steps().get(14).x() + strip.steps().get(14).width()).isEqualTo(Strip.WIDTH);
    assertThat(strip.labels())
        .extracting(Label::text)
        .contains("Wed 19 Aug 14:00", "Wed 19 Aug 15:15");
    assertThat(HURT.blocks().get(1).strip()).isEmpty();
  }

  @Test
  void an_open_incident_says_so_and_has_no_cause_yet() {
    Hurt.Block payments = HURT.blocks().get(1);
    assertThat(payments.when())
        .isEqualTo("Checkout, Sat 22 Aug 21:00 - open, 27 h of them in this period, severity SEV2");
    assertThat(payments.state()).isEqualTo("Preliminary, open");
    assertThat(payments.facts())
        .contains(
            new Verdict.Line("Recorded cause", "Not yet recorded."),
            new Verdict.Line("In doubt", "unknown service left out: payments."));
  }

  @Test
  void incidents_say_how_much_of_all_that_failed_was_theirs() {
    assertThat(HURT.lead())
        .isEqualTo("3 incidents reported. They account for 51% of all failed requests.");
  }

  @Test
  void incidents_without_harm_are_named() {
    assertThat(HURT.others())
        .isEqualTo(
            "Without bad requests of their own, or with fewer: A dashboard was late (INC-4722).");
  }

  @Test
  void harm_exclusions_and_refusals_are_sentences() {
    assertThat(HURT.unexplained())
        .containsExactly(
            "No incident was recorded for this: Search, Requests answered without a server error, Fri 21 Aug 02:07 - 04:55 UTC,"
                + " 2 h 48 min: 9,120 of 1,104,201 requests failed; 12.4% of the error budget. About 1,130 users."
                + " At the peak 22% of requests in five minutes. Bad requests of its hours, the most"
                + " first: operation suggest; region BR, CL.",
            "No incident was recorded for this: Search, Answers as good as the best, Fri 21 Aug 02:10 - 03:10 UTC, 60 min:"
                + " 1.5 of 4.2 measurements were bad; more than all of the error budget.");
    assertThat(HURT.exclusions())
        .containsExactly(
            "Store, Wed 19 Aug 14:00, 60 min: An index was rebuilt. Asked for by team-store; nobody"
                + " approved it, so it changes no figure.",
            "Store, Requests answered within 400 ms, Wed 19 Aug 14:00, 60 min: Latency was measured"
                + " twice. Asked for by team-store; approved by service-review; look twice: covers an"
                + " incident: INC-4711.");
    assertThat(HURT.refused())
        .containsExactly(
            "incidents.jsonl:12, incident INC-4700: the start moves by 365 days, from"
                + " 2026-08-01T10:00Z to 2025-08-01T10:00Z; more than 48 hours is taken for a slip.");
    assertThat(HURT.followUps().stream().map(step -> Hurt.owner(step) + ", " + Hurt.due(step)))
        .containsExactly(
            "team-store, overdue since 21 Aug 2026", "none recorded, no date recorded");
  }

  @Test
  void findings_of_the_policy_are_a_sentence_an_objective() {
    assertThat(new QuarterNotes(GOLDEN).findings())
        .containsExactly(
            "Store (Requests answered without a server error): 104.4% of its budget is spent, which"
                + " freezes changes; INC-4711 took 38.6%, which asks for a postmortem"
                + " (service-review approved an exception until 4 Sep 2026: The postmortem is being"
                + " written).");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "received     | 0 incidents reported (feed complete).",
        "not received | The feed of incidents was not received: nobody knows whether there was an incident.",
        "unreadable   | The feed of incidents was not readable: nobody knows whether there was an incident.",
        "none         | No feed of incidents is configured: harm below is what telemetry shows."
      })
  void no_incident_is_only_told_of_a_feed_that_arrived(String state, String sentence) {
    Happenings quiet =
        new Happenings(
            new Happenings.Feed(state, null),
            List.of(),
            all(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThat(Hurt.of(Editions.with(GOLDEN, quiet)).orElseThrow().lead()).isEqualTo(sentence);
  }

  @Test
  void an_edition_whose_incidents_do_not_add_up_cannot_be_made() {
    Happenings told = GOLDEN.happenings();
    Happenings short1 =
        new Happenings(
            told.feed(),
            told.incidents(),
            told.unattributed().subList(1, told.unattributed().size()),
            told.unexplained(),
            told.changes(),
            told.policy(),
            told.exclusions(),
            told.refused(),
            told.ahead());
    assertThatThrownBy(() -> Editions.with(GOLDEN, short1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bad of incidents and the rest, and of the period");
  }

  private static List<Happenings.Share> all() {
    return GOLDEN.services().stream()
        .flatMap(
            service ->
                service.objectives().stream()
                    .map(o -> new Happenings.Share(service.service(), o.slo(), o.bad(), o.bad())))
        .toList();
  }
}
