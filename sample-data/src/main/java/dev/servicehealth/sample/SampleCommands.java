package dev.servicehealth.sample;

import dev.servicehealth.cli.CommandProvider;
import java.util.List;

/** Adds {@code demo} and {@code generate} to the command line. */
public final class SampleCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(new Demo(), new Generate());
  }
}
