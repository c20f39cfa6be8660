package dev.servicehealth.sample;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;

/** An event in the numbers that requests are drawn from; null sets touch everything. */
record Effect(
    Event.Kind kind,
    long from,
    long to,
    double share,
    double factor,
    int days,
    BitSet countries,
    BitSet platforms,
    BitSet operations) {

  static Effect of(Event event, Fleet fleet, Fleet.Service service) {
    return new Effect(
        event.kind(),
        micros(event.from()),
        micros(event.to()),
        event.share(),
        event.factor(),
        event.days(),
        indexes(event.countries(), fleet.countries()),
        indexes(event.platforms(), List.copyOf(service.platforms().keySet())),
        indexes(
            event.operations(), service.operations().stream().map(Fleet.Operation::name).toList()));
  }

  boolean touches(Request request) {
    return request.time >= from
        && request.time < to
        && (countries == null || countries.get(request.country))
        && (platforms == null || platforms.get(request.platform))
        && (operations == null || operations.get(request.operation));
  }

  boolean makesFail() {
    return kind == Event.Kind.FAILING || kind == Event.Kind.RISING;
  }

  double shareAt(long time) {
    return kind == Event.Kind.RISING ? share * (time - from) / (to - from) : share;
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static BitSet indexes(List<String> names, List<String> all) {
    if (names.isEmpty()) {
      return null;
    }
    BitSet indexes = new BitSet();
    for (int i = 0; i < all.size(); i++) {
      indexes.set(i, names.contains(all.get(i)));
    }
    return indexes;
  }
}
