package dev.servicehealth.incident;

import dev.servicehealth.yaml.YamlNode;
import dev.servicehealth.yaml.YamlProblems;
import dev.servicehealth.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The mappings of usual tools, which stand in {@code incident-presets.yaml}. */
final class Presets {
  static final List<String> KEYS = List.of("rows", "mapping", "severities", "drop");

  private static final String FILE = "incident-presets.yaml";

  private Presets() {}

  /** By name, in the order written. */
  static Map<String, YamlNode> all() {
    YamlProblems problems = new YamlProblems();
    try (InputStream in = Presets.class.getResourceAsStream("/" + FILE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return YamlReader.parse(FILE, text, problems).get(0).entries().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE + ": " + e.getMessage(), e);
    }
  }
}
