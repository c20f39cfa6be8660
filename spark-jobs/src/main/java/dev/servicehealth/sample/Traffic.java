package dev.servicehealth.sample;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The requests of one service. Every request draws the same number of random numbers whatever
 * happens to it, so an event changes the requests it touches and no others.
 */
final class Traffic {
  private static final Set<Event.Kind> FAILURES = EnumSet.of(Event.Kind.FAILING, Event.Kind.RISING);
  private static final int[] ERRORS = {500, 502, 503, 504};
  private static final long TEN_MINUTES = 600_000_000L;
  private static final long DAY = 24 * Slice.MICROS;
  private static final int QUANTILES = 1 << 12;
  private static final double SPREAD = 0.45;
  private static final double[] SLOWNESS = slowness();

  private final Fleet fleet;
  private final Fleet.Service service;
  private final Sampler countries;
  private final Sampler platforms;
  private final Sampler operations;
  private final double[] micros;

  Traffic(Fleet fleet, Fleet.Service service) {
    this.fleet = fleet;
    this.service = service;
    List<Double> byRank = new ArrayList<>();
    for (int rank = 1; rank <= fleet.countries().size(); rank++) {
      byRank.add(1.0 / (rank + 3));
    }
    countries = new Sampler(byRank);
    platforms = new Sampler(List.copyOf(service.platforms().values()));
    operations = new Sampler(service.operations().stream().map(Fleet.Operation::weight).toList());
    micros = service.operations().stream().mapToDouble(o -> o.millis() * 1000.0).toArray();
  }

  /** Takes one request after the other; the object is used again for the next. */
  interface Receiver {
    void take(Request request) throws IOException;
  }

  /** The requests of a slice in the order of their time; repeats follow at the end. */
  void generate(Slice slice, Receiver receiver) throws IOException {
    long streamSeed = Mix.of(fleet.seed(), service.name().hashCode(), slice.hour(), slice.first());
    SplittableRandom random = new SplittableRandom(streamSeed);
    List<Effect> effects = effects(slice);
    List<Request> repeats = new ArrayList<>();
    Request request = new Request();
    double step = (double) Slice.MICROS / slice.requests();
    for (long i = slice.first(); i < slice.end(); i++) {
      long placing = random.nextLong();
      long kind = random.nextLong();
      long person = random.nextLong();
      double luck = Mix.unit(random.nextLong());
      long fate = random.nextLong();
      request.time = slice.startMicros() + (long) ((i + Mix.unit(placing)) * step);
      request.id = Mix.of((slice.hour() << 40) | i);
      describe(request, placing, kind, person);
      if (effects.isEmpty() && !service.feed().byArrival()) {
        settle(request, luck, service.failing());
        receiver.take(request);
      } else if (suffer(request, effects, luck, fate)) {
        receiver.take(request);
        if (happens(Event.Kind.REPEATED, request, effects, Mix.of(fate + 2))) {
          repeats.add(request.again());
        }
      }
    }
    for (Request repeat : repeats) {
      receiver.take(repeat);
    }
  }

  private List<Effect> effects(Slice slice) {
    return fleet.events().stream()
        .filter(event -> event.services().contains(service.name()))
        .filter(event -> event.overlaps(slice.start(), slice.start().plus(Duration.ofHours(1))))
        .map(event -> Effect.of(event, fleet, service))
        .toList();
  }

  private void describe(Request request, long placing, long kind, long person) {
    double skew = Mix.unit(person);
    long account = (long) (fleet.accounts() * skew * skew);
    request.country = countries.at(Mix.of(account));
    request.account = (person & 0x7ff) < fleet.anonymous() * 0x800 ? Request.ANONYMOUS : account;
    request.platform = platforms.at(placing);
    request.operation = operations.at(kind);
    request.micros =
        (long) (micros[request.operation] * SLOWNESS[(int) (kind >>> 32) & (QUANTILES - 1)]);
    request.arrival = request.time;
    request.damage = Request.Damage.NONE;
  }

  /** {@code luck} alone decides the answer, so a higher failing share only adds failures. */
  private void settle(Request request, double luck, double failing) {
    if (luck < failing) {
      request.status = ERRORS[(int) (luck / failing * ERRORS.length)];
    } else if (luck > 1 - service.rejected()) {
      request.status = luck > 1 - service.rejected() / 3 ? 401 : 404;
    } else {
      request.status = 200;
    }
  }

  /** Applies what happens; false when the request never comes. */
  private boolean suffer(Request request, List<Effect> effects, double luck, long fate) {
    if (happens(Event.Kind.QUIET, request, effects, fate)) {
      return false;
    }
    double failing = service.failing();
    for (Effect effect : effects) {
      if (FAILURES.contains(effect.kind()) && effect.touches(request)) {
        failing = Math.max(failing, effect.shareAt(request.time));
      } else if (effect.kind() == Event.Kind.SLOW && effect.touches(request)) {
        request.micros = (long) (request.micros * effect.factor());
      }
    }
    settle(request, luck, failing);
    if (service.feed().byArrival()) {
      delay(request, effects, Mix.of(fate + 1));
    }
    if (happens(Event.Kind.MALFORMED, request, effects, Mix.of(fate + 3))) {
      request.damage = damage(Mix.of(fate + 4));
    }
    return true;
  }

  private static void delay(Request request, List<Effect> effects, long bits) {
    double unit = Mix.unit(Mix.of(bits));
    request.arrival = request.time + (long) (unit * unit * TEN_MINUTES);
    for (Effect effect : effects) {
      if (effect.kind() == Event.Kind.LATE
          && effect.touches(request)
          && Mix.unit(bits) < effect.share()) {
        request.arrival = request.time + (long) (unit * effect.days() * DAY);
      }
    }
  }

  private Request.Damage damage(long bits) {
    if (service.feed().format() == Fleet.Format.JSON) {
      return Request.Damage.CUT;
    }
    return switch ((int) (bits & 3)) {
      case 0 -> Request.Damage.TIME;
      case 1 -> Request.Damage.STATUS;
      default -> Request.Damage.CUT;
    };
  }

  private static boolean happens(
      Event.Kind kind, Request request, List<Effect> effects, long bits) {
    for (Effect effect : effects) {
      if (effect.kind() == kind && effect.touches(request) && Mix.unit(bits) < effect.share()) {
        return true;
      }
    }
    return false;
  }

  /** Factors on an operation's typical duration: many near 1, a few several times as long. */
  private static double[] slowness() {
    double[] factors = new double[QUANTILES];
    for (int i = 0; i < QUANTILES; i++) {
      double share = (i + 0.5) / QUANTILES;
      double logit = StrictMath.log(share / (1 - share));
      factors[i] = StrictMath.exp(SPREAD * 0.6 * logit);
    }
    return factors;
  }
}
