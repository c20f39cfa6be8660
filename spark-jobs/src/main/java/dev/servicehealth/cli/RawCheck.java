package dev.servicehealth.cli;

import dev.servicehealth.edition.Address;
import dev.servicehealth.engine.Engine;
import dev.servicehealth.engine.FromRaw;
import dev.servicehealth.recount.Recount;
import dev.servicehealth.report.Edition;
import java.util.List;

/** Compares editions with raw telemetry, by one of two engines or by none. */
interface RawCheck extends AutoCloseable {

  /** Lists the differences of an edition, a sentence each. */
  List<String> differences(Address address, Edition edition);

  /**
   * The sentence of success.
   *
   * @param editions as in "2 editions"
   */
  String agreed(String editions);

  @Override
  default void close() {}

  /** Looks at no raw telemetry. */
  static RawCheck none() {
    return new RawCheck() {
      @Override
      public List<String> differences(Address address, Edition edition) {
        return List.of();
      }

      @Override
      public String agreed(String editions) {
        return editions + ": documents, recorded figures and published tables agree";
      }
    };
  }

  /** Computes all figures again. */
  static RawCheck bySpark(Engine engine, Console console) {
    return new RawCheck() {
      @Override
      public List<String> differences(Address address, Edition edition) {
        console.say("verify " + address + " from raw telemetry");
        return new FromRaw(engine, console).differences(address, edition);
      }

      @Override
      public String agreed(String editions) {
        return editions
            + ": documents, recorded figures, published tables and the raw telemetry that is there agree";
      }
    };
  }

  /** Counts good and valid events again. */
  static RawCheck byDuckDb(Recount recount, Console console) {
    return new RawCheck() {
      @Override
      public List<String> differences(Address address, Edition edition) {
        console.say("verify " + address + " by DuckDB");
        return recount.differences(address, edition);
      }

      @Override
      public String agreed(String editions) {
        return recount.compared() == 0
            ? none().agreed(editions) + "; DuckDB could count nothing again"
            : "%s: documents, recorded figures, published tables and DuckDB's count of %s of objectives in raw telemetry agree"
                .formatted(editions, Summary.count(recount.compared(), "day"));
      }

      @Override
      public void close() {
        recount.close();
      }
    };
  }
}
