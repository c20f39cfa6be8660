package dev.servicehealth.report;

import static dev.servicehealth.report.Editions.service;
import static dev.servicehealth.report.Standings.standing;
import static dev.servicehealth.report.State.AT_RISK;
import static dev.servicehealth.report.State.MET;
import static dev.servicehealth.report.State.MISSED;
import static dev.servicehealth.report.State.NO_TRAFFIC;
import static dev.servicehealth.report.State.TOO_LITTLE;
import static dev.servicehealth.report.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HeadlineTest {

  private static final Edition.Service STORE = service("Store", 1, MISSED, 41_210, 98_691_210);
  private static final Edition.Service LOGIN_MISSED = service("Login", 1, MISSED, 1_200, 50_000);
  private static final Edition.Service SEARCH = service("Search", 2, MISSED, 3_000, 90_000);
  private static final Edition.Service CHECKOUT = service("Checkout", 1, UNKNOWN, 0, 5_000, 31);
  private static final Edition.Service CART = service("Cart", 1, UNKNOWN, 7, 5_000, 2);
  private static final Edition.Service BETA = service("Beta", 3, UNKNOWN, 0, 5_000, 1);
  private static final Edition.Service PLAY = service("Play", 1, MET, 3_118, 1_900_000_000);
  private static final Edition.Service QUIET = service("Quiet", 2, MET, 0, 4_000);
  private static final Edition.Service KIDS = service("Kids", 3, TOO_LITTLE, 1, 200);
  private static final Edition.Service GIFTS = service("Gifts", 3, NO_TRAFFIC, 0, 0);

  @ParameterizedTest
  @MethodSource
  void the_first_rule_that_matches_makes_the_headline(Edition edition, String headline) {
    assertThat(Headline.of(edition)).isEqualTo(headline);
  }

  static Stream<Arguments> the_first_rule_that_matches_makes_the_headline() {
    return Stream.of(
        arguments(
            Editions.of(PLAY, BETA, STORE),
            "Store missed its target: about 41,200 failed requests; 1 service unknown."),
        arguments(
            Editions.of(LOGIN_MISSED, SEARCH, STORE),
            "Store and Login missed their targets: Store with about 41,200 failed requests;"
                + " 1 other service missed."),
        arguments(
            Editions.of(CHECKOUT, QUIET),
            "No known customer harm, but Checkout is unknown for 31 of 168 hours."),
        arguments(
            Editions.of(CHECKOUT, PLAY),
            "No service is known to have missed its target, but Checkout is unknown for 31 of 168"
                + " hours."),
        arguments(
            Editions.of(CART, CHECKOUT, BETA, PLAY),
            "No service is known to have missed its target, but Checkout and Cart are unknown,"
                + " Checkout for 31 of 168 hours; 3 services unknown in all."),
        arguments(
            Editions.of(SEARCH, CHECKOUT),
            "Checkout is unknown for 31 of 168 hours; Search missed its target: 3,000 failed"
                + " requests."),
        arguments(
            Editions.of(SEARCH, BETA, PLAY),
            "Search missed its target: 3,000 failed requests; 1 service unknown."),
        arguments(
            Editions.of(BETA, QUIET),
            "No known customer harm, but Beta is unknown for 1 of 168 hours."),
        arguments(
            Editions.of(Editions.unread("Fitness", 35), PLAY),
            "No service is known to have missed its target, but Fitness is unknown because some of"
                + " its rows could not be used."),
        arguments(
            Editions.of(Editions.unread("Fitness", 35), Editions.unread("Books", 3)),
            "No service is known to have met its target: Books and Fitness are unknown because some"
                + " of their rows could not be used."),
        arguments(
            Editions.of(Editions.service("Moved", 2, UNKNOWN, 0, 5_000), PLAY),
            "No service is known to have missed its target, but Moved is unknown."),
        arguments(
            Editions.of(CART, CHECKOUT),
            "No service is known to have met its target: Checkout and Cart are unknown, Checkout"
                + " for 31 of 168 hours."),
        arguments(
            Editions.of(PLAY, QUIET),
            "Both services met this week’s targets; about 3,120 of 1.9 billion requests failed."),
        arguments(
            Editions.of(PLAY, QUIET, KIDS, GIFTS),
            "2 services with enough traffic to judge met this week’s targets; about 3,120 of 1.9"
                + " billion requests failed; 1 had too little traffic; 1 had no traffic."),
        arguments(
            Editions.of(QUIET), "Quiet met this week’s target; none of 4,000 requests failed."),
        arguments(
            Editions.of(standing(PLAY, MISSED, "1.11"), standing(QUIET, MISSED, "1.04")),
            "Play and Quiet are over their 28-day error budgets; both services met this week’s"
                + " targets."),
        arguments(
            Editions.of(standing(PLAY, MISSED, "1.11"), standing(QUIET, UNKNOWN, "0.3")),
            "Play is over its 28-day error budget; both services met this week’s targets; Quiet’s"
                + " 28-day result is unknown."),
        arguments(
            Editions.of(PLAY, standing(QUIET, UNKNOWN, "0.3")),
            "Both services met this week’s targets, but Quiet’s 28-day result is unknown."),
        arguments(
            Editions.of(PLAY, standing(QUIET, AT_RISK, "0.82")),
            "Both services met this week’s targets; Quiet used 82% of its 28-day budget."),
        arguments(
            Editions.of(standing(PLAY, AT_RISK, "0.9"), standing(QUIET, AT_RISK, "0.82")),
            "Both services met this week’s targets; Play used 90% of its 28-day budget, and 1 more"
                + " is at risk."),
        arguments(
            Editions.of(STORE, standing(PLAY, MISSED, "1.11"), standing(QUIET, UNKNOWN, "0.3")),
            "Store missed its target: about 41,200 failed requests; Play is over its 28-day error"
                + " budget; 1 service unknown."),
        arguments(
            Editions.of(LOGIN_MISSED, STORE, service("Cart", 1, MISSED, 90, 500)),
            "Store, Login and Cart missed their targets: Store with about 41,200 failed requests."),
        arguments(
            Editions.of(
                Editions.service("Store", 1, UNKNOWN, 0, 0, 168),
                Editions.service("Login", 1, UNKNOWN, 0, 0, 168)),
            "Both services are unknown: no telemetry arrived."),
        arguments(Editions.of(GIFTS, KIDS), "No service had enough traffic to judge."),
        arguments(Editions.of(), "No service has an objective in this edition."));
  }

  @Test
  void good_news_needs_that_nothing_is_missed_or_unknown() {
    for (Edition.Service bad : new Edition.Service[] {STORE, SEARCH, CHECKOUT, BETA}) {
      assertThat(Headline.of(Editions.of(PLAY, QUIET, bad)))
          .doesNotContain("All ", "Both ", "’s targets", "healthy", "no impact");
    }
  }

  @Test
  void users_are_named_only_as_the_edition_counts_them() {
    assertThat(Headline.of(Editions.golden().edition()))
        .isEqualTo(
            "Store missed its target: about 41,200 failed requests, about 9,310 users; Playback is over"
                + " its 28-day error budget; 1 service unknown.");
  }
}
