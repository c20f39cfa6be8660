package dev.servicehealth.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final LocalDate DEPLOY = LocalDate.parse("2026-08-05");
  private final Fleet fleet = SampleFleet.read();
  private final Fleet calm = without(fleet);

  @Test
  void the_same_slice_has_the_same_requests() throws IOException {
    assertThat(texts(requests(fleet, "store", DEPLOY, 14)))
        .isEqualTo(texts(requests(fleet, "store", DEPLOY, 14)))
        .isNotEqualTo(texts(requests(fleet, "store", DEPLOY, 13)));
  }

  @Test
  void requests_stay_in_their_hour_in_order() throws IOException {
    long start = Instant.parse("2026-08-05T14:00:00Z").getEpochSecond() * 1_000_000;
    List<Request> requests = requests(calm, "store", DEPLOY, 14);
    assertThat(requests).hasSizeGreaterThan(500).extracting(r -> r.time).isSorted();
    assertThat(requests).allMatch(r -> r.time >= start && r.time < start + Slice.MICROS);
  }

  @Test
  void an_event_changes_only_the_requests_it_touches() throws IOException {
    List<Request> before = requests(calm, "store", DEPLOY, 14);
    List<Request> after = requests(fleet, "store", DEPLOY, 14);
    long tenPast = Instant.parse("2026-08-05T14:10:00Z").getEpochSecond() * 1_000_000;
    assertThat(after).hasSameSizeAs(before);
    int hurt = 0;
    for (int i = 0; i < before.size(); i++) {
      if (!text(before.get(i)).equals(text(after.get(i)))) {
        hurt++;
        assertThat(after.get(i).failed()).isTrue();
        assertThat(after.get(i).time).isGreaterThanOrEqualTo(tenPast);
        assertThat(after.get(i).operation).as("cart, checkout, payment").isBetween(2, 4);
      }
    }
    assertThat(hurt).isBetween(100, 200);
  }

  @Test
  void a_slow_burn_gets_worse_from_week_to_week() throws IOException {
    LocalDate start = LocalDate.parse("2026-07-20");
    long first = failures("tv", start);
    long second = failures("tv", start.plusWeeks(1));
    long last = failures("tv", start.plusWeeks(3));
    assertThat(first).isLessThan(second);
    assertThat(second).isLessThan(last);
    assertThat(failures("tv", start.plusWeeks(5))).isLessThan(first);
  }

  @Test
  void a_repeat_is_equal_and_never_leaves_its_hour() throws IOException {
    List<Request> requests = requests(fleet, "cloud", LocalDate.parse("2026-08-26"), 12);
    List<Request> repeats = requests.stream().filter(r -> r.repeated).toList();
    assertThat(repeats).hasSizeBetween(5, 30);
    assertThat(texts(requests.stream().filter(r -> !r.repeated).toList()))
        .doesNotHaveDuplicates()
        .containsAll(texts(repeats));
  }

  @Test
  void an_account_always_lives_in_the_same_country() throws IOException {
    Fleet village = with(calm, 50);
    List<Request> requests = requests(village, "store", DEPLOY, 14);
    for (Request one : requests) {
      assertThat(requests)
          .filteredOn(r -> r.account == one.account && r.account != Request.ANONYMOUS)
          .allMatch(r -> r.country == one.country);
    }
  }

  private long failures(String service, LocalDate monday) throws IOException {
    long failures = 0;
    for (int day = 0; day < 7; day++) {
      for (int hour = 0; hour < 24; hour += 4) {
        failures +=
            requests(fleet, service, monday.plusDays(day), hour).stream()
                .filter(Request::failed)
                .count();
      }
    }
    return failures;
  }

  private static List<Request> requests(Fleet fleet, String name, LocalDate day, int hour)
      throws IOException {
    Fleet.Service service = SampleFleet.service(fleet, name);
    List<Request> requests = new ArrayList<>();
    for (Slice slice : new Volume(fleet, OptionalLong.empty()).hour(service, day, hour)) {
      new Traffic(fleet, service)
          .generate(
              slice,
              request -> {
                Request copy = request.again();
                copy.repeated = request.repeated;
                requests.add(copy);
              });
    }
    return requests;
  }

  private static List<String> texts(List<Request> requests) {
    return requests.stream().map(TrafficTest::text).toList();
  }

  private static String text(Request r) {
    return List.of(
            r.time,
            r.arrival,
            r.country,
            r.platform,
            r.operation,
            r.status,
            r.micros,
            r.account,
            r.id)
        .toString();
  }

  private static Fleet without(Fleet fleet) {
    return copy(fleet, fleet.accounts(), List.of());
  }

  private static Fleet with(Fleet fleet, long accounts) {
    return copy(fleet, accounts, fleet.events());
  }

  private static Fleet copy(Fleet fleet, long accounts, List<Event> events) {
    return new Fleet(
        fleet.seed(),
        fleet.firstDay(),
        fleet.weeks(),
        fleet.growth(),
        fleet.weekdays(),
        fleet.hours(),
        accounts,
        fleet.anonymous(),
        fleet.countries(),
        fleet.services(),
        events);
  }
}
