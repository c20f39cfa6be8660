package dev.servicehealth.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The reference has the keys that the readers take, by their source: each list of keys that a
 * mapping is read with stands in a reader as {@code List.of("key", …)}.
 */
class ConfigurationReferenceTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/servicehealth");
  private static final List<String> READERS = List.of("config", "catalog", "exclusion", "policy");

  private static final Pattern KEYS =
      Pattern.compile(
          "(?:mapping|spec)\\(\\s*List\\.of\\(([^)]*)\\)|KEYS =\\s*List\\.of\\(([^)]*)\\)");
  private static final Pattern KEY = Pattern.compile("\"([A-Za-z]+)\"");
  private static final Pattern FIRST_COLUMN =
      Pattern.compile("(?m)^\\| ((?:`[A-Za-z]+`(?:, )?)+) \\|");
  private static final Pattern QUOTED = Pattern.compile("`([A-Za-z]+)`");

  @Test
  void the_configuration_reference_names_every_key_that_is_read() throws IOException {
    String reference = Files.readString(Path.of("../docs/configuration.md"));
    Set<String> documented =
        QUOTED.matcher(reference).results().map(word -> word.group(1)).collect(Collectors.toSet());

    assertThat(read()).hasSizeGreaterThan(80).isSubsetOf(documented);
  }

  @Test
  void the_configuration_reference_names_no_key_that_is_not_read() throws IOException {
    Set<String> read = read();
    // Constants of other classes stand in lists of keys too.
    read.addAll(List.of("indicator", "indicatorRef"));
    Set<String> rows =
        FIRST_COLUMN
            .matcher(Files.readString(Path.of("../docs/configuration.md")))
            .results()
            .flatMap(row -> QUOTED.matcher(row.group(1)).results())
            .map(word -> word.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(rows).hasSizeGreaterThan(80).isSubsetOf(read);
  }

  private static Set<String> read() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (String reader : READERS) {
      keys.addAll(keys(SOURCES.resolve(reader)));
    }
    keys.addAll(keys(SOURCES.resolve("incident/MappingReader.java")));
    return keys;
  }

  private static Set<String> keys(Path sources) throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        KEYS.matcher(Files.readString(file))
            .results()
            .map(MatchResult::group)
            .flatMap(list -> KEY.matcher(list).results())
            .forEach(key -> keys.add(key.group(1)));
      }
    }
    return keys;
  }
}
