package dev.servicehealth.sample;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The requests of one service. Every request draws the same number of random numbers whatever
 * happens to it, so an event changes the requests it touches and no others.
 */
final class Traffic {
  private final Fleet fleet;
  private final Fleet.Service service;
  private final Sampler countries;
  private final Sampler platforms;
  private final Sampler operations;
  private final double[] typicalMicros;

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
    typicalMicros = service.operations().stream().mapToDouble(o -> o.millis() * 1000.0).toArray();
  }

  /** Takes one request after the other; the object is used again for the next. */
  interface Receiver {
    void take(Request request) throws IOException;
  }

  /** The requests of a slice in the order of their time; repeats follow at the end. */
  void generate(Slice slice, Receiver receiver) throws IOException {
    long streamSeed = Mix.of(fleet.seed(), service.name().hashCode(), slice.hour(), slice.first());
    SplittableRandom random = new SplittableRandom(streamSeed);
    Fate fate = new Fate(fleet, service, slice);
    List<Request> repeats = new ArrayList<>();
    Request request = new Request();
    double step = (double) Slice.MICROS / slice.requests();
    for (long i = slice.first(); i < slice.end(); i++) {
      long placing = random.nextLong();
      long kind = random.nextLong();
      long person = random.nextLong();
      double luck = Mix.unit(random.nextLong());
      long bits = random.nextLong();
      request.time = slice.startMicros() + (long) ((i + Mix.unit(placing)) * step);
      request.id = Mix.of((slice.hour() << 40) | i);
      describe(request, placing, kind, person);
      if (fate.comes(request, luck, bits)) {
        receiver.take(request);
        if (fate.isRepeated(request, bits)) {
          repeats.add(request.again());
        }
      }
    }
    for (Request repeat : repeats) {
      receiver.take(repeat);
    }
  }

  private void describe(Request request, long placing, long kind, long person) {
    double skew = Mix.unit(person);
    long account = (long) (fleet.accounts() * skew * skew);
    request.country = countries.at(Mix.of(account));
    request.account = (person & 0x7ff) < fleet.anonymous() * 0x800 ? Request.ANONYMOUS : account;
    request.platform = platforms.at(placing);
    request.operation = operations.at(kind);
    request.micros = Latency.micros(typicalMicros[request.operation], kind);
    request.arrival = request.time;
    request.damage = Request.Damage.NONE;
  }
}
