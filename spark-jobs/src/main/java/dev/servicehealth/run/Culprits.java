package dev.servicehealth.run;

import dev.servicehealth.Failure;
import dev.servicehealth.FullHeap;
import dev.servicehealth.SafeMessage;
import dev.servicehealth.plan.Plan.SourcePlan;
import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.UnavailableFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds the partitions that break a job whose failure names no file, by reading halves, and halves
 * of halves. Where all of them break it, the data source is to blame and not they.
 */
final class Culprits {
  /** So many broken partitions and more are the data source's fault. */
  private static final int MOST = 8;

  private final Consumer<SourcePlan> reading;
  private final Map<RawPartition, String> reasons = new HashMap<>();

  /**
   * @param reading throws when the partitions cannot be read
   */
  Culprits(Consumer<SourcePlan> reading) {
    this.reading = reading;
  }

  /**
   * The partitions of a plan, rejected those that cannot be read alone.
   *
   * @param failure of reading all; thrown where it is not a matter of partitions
   */
  List<RawPartition> reject(SourcePlan planned, Exception failure) {
    List<RawPartition> readable =
        planned.partitions().stream().filter(RawPartition::isRead).toList();
    if (!isOfRows(failure) || readable.size() < 2) {
      throw unchecked(failure);
    }
    halves(planned, readable, failure);
    if (reasons.isEmpty() || reasons.size() == readable.size()) {
      throw unchecked(failure);
    }
    return planned.partitions().stream()
        .map(each -> reasons.containsKey(each) ? each.rejected(reasons.get(each)) : each)
        .toList();
  }

  /** A full heap says nothing of a file, and what fails before rows are read fails for all. */
  private static boolean isOfRows(Exception failure) {
    return !(failure instanceof Failure)
        && !FullHeap.isCauseOf(failure)
        && SafeMessage.isOfTask(failure);
  }

  private void halves(SourcePlan planned, List<RawPartition> partitions, Exception failure) {
    int half = partitions.size() / 2;
    read(planned, partitions.subList(0, half), failure);
    read(planned, partitions.subList(half, partitions.size()), failure);
  }

  private void read(SourcePlan planned, List<RawPartition> partitions, Exception failure) {
    try {
      reading.accept(planned.with(partitions));
    } catch (Exception e) { // SparkException, which Scala does not declare
      UnavailableFile.in(e)
          .ifPresent(
              file -> {
                throw file;
              });
      if (FullHeap.isCauseOf(e) || reasons.size() == MOST) {
        throw unchecked(failure);
      }
      if (partitions.size() == 1) {
        reasons.put(partitions.get(0), SafeMessage.deepest(e));
      } else {
        halves(planned, partitions, failure);
      }
    }
  }

  private static RuntimeException unchecked(Exception e) {
    return e instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException(SafeMessage.outermost(e), e);
  }
}
