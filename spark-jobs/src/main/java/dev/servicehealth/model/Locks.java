package dev.servicehealth.model;

import dev.servicehealth.Failure;
import dev.servicehealth.Progress;
import dev.servicehealth.spark.Stores;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/**
 * Keeps runs apart. A run holds the days that it computes, and it holds the commits while it
 * writes, so that tables are written by one run at a time.
 */
public interface Locks {

  /**
   * Those of a warehouse: of the operating system where it is a folder of this machine, leases that
   * stand beside its tables where it is not.
   *
   * @param warehouse any Hadoop path
   */
  static Locks of(String warehouse, Configuration hadoop) {
    String folder = warehouse + "/record/_locks";
    return Stores.isRemote(warehouse)
        ? new Leases(LeaseStore.open(folder, hadoop))
        : new FileLocks(Path.of(new org.apache.hadoop.fs.Path(folder).toUri().getPath()));
  }

  /**
   * Works while holding days.
   *
   * @param who for the message that another run gets meanwhile, as in {@code nightly 2026-08-17}
   * @throws Failure HELD when another run holds one of them
   */
  <T> T holding(Collection<DayRange> ranges, String who, Supplier<T> work);

  /**
   * Works while no other run writes tables; waits for one that does. What is done meanwhile may ask
   * for the same again.
   *
   * @param who for the message that others get who wait meanwhile, as in {@code report 2026-W34}
   * @param progress is told for whom it waits
   */
  <T> T committing(String who, Progress progress, Supplier<T> work);

  /**
   * Looks while no run writes tables, and waits for none.
   *
   * @return empty when a run is writing
   */
  <T> Optional<T> unlessCommitting(Supplier<T> look);

  /**
   * Is asked before every commit.
   *
   * @throws Failure HELD when another run has taken over, because this one stood still for too long
   */
  void mustHold();
}
