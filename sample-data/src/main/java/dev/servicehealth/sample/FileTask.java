package dev.servicehealth.sample;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes one file of a partition.
 *
 * @param file its path, as text because a path is not serializable
 */
record FileTask(Partition partition, String file, List<Slice> slices) implements Serializable {

  TruthTally write(Fleet fleet, Fleet.Service service, Traffic traffic) throws IOException {
    TruthTally tally = new TruthTally(partition, service.objectives());
    Path path = Path.of(file);
    Files.createDirectories(path.getParent());
    try (Rows rows = Rows.open(path, fleet, service)) {
      for (Slice slice : slices) {
        traffic.generate(
            slice,
            request -> {
              if (partition.holds(request)) {
                rows.write(request);
                tally.add(request);
              }
            });
        rows.endOfSlice(slice);
      }
      tally.rows(rows.written());
    }
    return tally;
  }
}
