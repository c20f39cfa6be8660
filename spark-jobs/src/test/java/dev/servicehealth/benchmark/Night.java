package dev.servicehealth.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The nightly job, run as people run it.
 *
 * @param usedBytes the most heap in use just before a collection
 * @param liveBytes the most heap that a collection left in use
 */
record Night(Watched process, long usedBytes, long liveBytes) {
  static final String HEAP = "4g";

  private static final Pattern PAUSE =
      Pattern.compile("(?m)^.* Pause .* (\\d+)M->(\\d+)M\\(\\d+M\\).*$");

  static Night run(Workload workload) throws IOException {
    Path collections = workload.folder().resolve("collections.log");
    List<String> command =
        List.of(
            workload.command().toString(),
            "nightly",
            "--day",
            Workload.DAY.toString(),
            "--now",
            Workload.DAY.plusDays(1) + "T06:00:00Z");
    Map<String, String> environment =
        Map.of("SERVICE_HEALTH_HEAP", HEAP, "JDK_JAVA_OPTIONS", "-Xlog:gc:file=" + collections);
    Watched process = Watched.run(workload.folder(), environment, command);
    long used = 0;
    long live = 0;
    Matcher pause = PAUSE.matcher(Files.readString(collections));
    while (pause.find()) {
      used = Math.max(used, Long.parseLong(pause.group(1)) << 20);
      live = Math.max(live, Long.parseLong(pause.group(2)) << 20);
    }
    return new Night(process, used, live);
  }
}
