package dev.servicehealth.sample;

import java.time.Duration;
import java.util.List;

/** The fate of the requests of one slice: the answer, and all that the events do to it. */
final class Fate {
  private static final int[] ERRORS = {500, 502, 503, 504};
  private static final long TEN_MINUTES = 600_000_000L;
  private static final long DAY = 24 * Slice.MICROS;

  private final Fleet.Service service;
  private final List<Effect> effects;
  private final boolean calm;

  Fate(Fleet fleet, Fleet.Service service, Slice slice) {
    this.service = service;
    effects =
        fleet.events().stream()
            .filter(event -> event.services().contains(service.name()))
            .filter(event -> event.overlaps(slice.start(), slice.start().plus(Duration.ofHours(1))))
            .map(event -> Effect.of(event, fleet, service))
            .toList();
    calm = effects.isEmpty() && !service.feed().byArrival();
  }

  /**
   * Decides.
   *
   * @param luck from 0 to below 1; it alone decides the answer, so that a higher failing share only
   *     adds failures
   * @param bits random, for everything else
   * @return false when the request never comes
   */
  boolean comes(Request request, double luck, long bits) {
    if (calm) {
      answer(request, luck, service.failing());
      return true;
    }
    if (happens(Event.Kind.QUIET, request, bits)) {
      return false;
    }
    answer(request, luck, failing(request));
    slowDown(request);
    if (service.feed().byArrival()) {
      delay(request, Mix.of(bits + 1));
    }
    if (happens(Event.Kind.MALFORMED, request, Mix.of(bits + 3))) {
      request.damage = damage(Mix.of(bits + 4));
    }
    return true;
  }

  boolean isRepeated(Request request, long bits) {
    return !calm && happens(Event.Kind.REPEATED, request, Mix.of(bits + 2));
  }

  private void answer(Request request, double luck, double failing) {
    if (luck < failing) {
      request.status = ERRORS[(int) (luck / failing * ERRORS.length)];
    } else if (luck > 1 - service.rejected()) {
      request.status = luck > 1 - service.rejected() / 3 ? 401 : 404;
    } else {
      request.status = 200;
    }
  }

  private double failing(Request request) {
    double failing = service.failing();
    for (Effect effect : effects) {
      if (effect.makesFail() && effect.touches(request)) {
        failing = Math.max(failing, effect.shareAt(request.time));
      }
    }
    return failing;
  }

  private void slowDown(Request request) {
    for (Effect effect : effects) {
      if (effect.kind() == Event.Kind.SLOW && effect.touches(request)) {
        request.micros = (long) (request.micros * effect.factor());
      }
    }
  }

  private void delay(Request request, long bits) {
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

  private boolean happens(Event.Kind kind, Request request, long bits) {
    for (Effect effect : effects) {
      if (effect.kind() == kind && effect.touches(request) && Mix.unit(bits) < effect.share()) {
        return true;
      }
    }
    return false;
  }
}
