package dev.servicehealth.runreport;

import dev.servicehealth.Failure;
import dev.servicehealth.FullHeap;
import dev.servicehealth.Progress;
import dev.servicehealth.SafeMessage;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.runreport.RunReport.Checks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Listens to the progress of a run: what it was at, how long, and which checks warned. */
public final class Stages implements Progress {
  private final Progress progress;
  private final LongSupplier nanos;
  private final Map<String, Duration> durations = new LinkedHashMap<>();
  private final Map<String, String> rollups = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private Optional<String> current = Optional.empty();
  private long since;

  /**
   * @param progress is told everything that this is told
   * @param nanos a clock for durations
   */
  public Stages(Progress progress, LongSupplier nanos) {
    this.progress = progress;
    this.nanos = nanos;
  }

  @Override
  public void say(String sentence) {
    progress.say(sentence);
  }

  @Override
  public void stage(String name, String detail) {
    begin(name);
    progress.stage(name, detail);
  }

  @Override
  public void counted(String source, String how) {
    rollups.put(source, how);
    progress.counted(source, how);
  }

  /** How the rows of each data source were counted. */
  Map<String, String> rollups() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(rollups));
  }

  /** Starts a stage without a word. */
  public void begin(String stage) {
    end();
    current = Optional.of(stage);
    since = nanos.getAsLong();
  }

  /** The current stage is over. */
  public void end() {
    current.ifPresent(
        stage ->
            durations.merge(stage, Duration.ofNanos(nanos.getAsLong() - since), Duration::plus));
    current = Optional.empty();
  }

  /**
   * The failure of the current stage, whose name an error such as a full heap does not know.
   *
   * @param thrown in it; itself where it has words of its own
   */
  RuntimeException atStage(Throwable thrown) {
    if (thrown instanceof Failure failure) {
      return failure;
    }
    if (FullHeap.isCauseOf(thrown)) {
      return FullHeap.failure("finish " + current.orElse("the run"), thrown);
    }
    return thrown instanceof RuntimeException other
        ? other
        : new IllegalStateException(SafeMessage.outermost(thrown), thrown);
  }

  /** Keeps the first line, which says which check warned; the rows are for the console alone. */
  @Override
  public void warned(String sentence) {
    sentence.lines().findFirst().ifPresent(warnings::add);
    progress.warned(sentence);
  }

  /**
   * The checks of the tables whose stage is over: one that failed ended the stage it is in.
   *
   * @param models whose names stages have
   */
  Checks checks(SqlModels models) {
    int checked =
        models.all().stream()
            .filter(model -> durations.containsKey(model.name()))
            .mapToInt(model -> model.checks().size())
            .sum();
    return new Checks(Math.max(0, checked - warnings.size()), List.copyOf(warnings));
  }

  Map<String, Duration> durations() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(durations));
  }

  /** Forgets everything, for the next run of the same command. */
  void clear() {
    durations.clear();
    rollups.clear();
    warnings.clear();
    current = Optional.empty();
  }
}
