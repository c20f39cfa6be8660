package dev.servicehealth.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML files into nodes that know their line. No object is ever constructed from a tag, and
 * the sizes that a hostile file could inflate are limited.
 */
public final class YamlReader {
  private static final int MAXIMUM_BYTES = 1 << 20;
  private static final int MAXIMUM_ALIASES = 20;
  private static final int MAXIMUM_DEPTH = 30;

  private YamlReader() {}

  /** The documents of a file; none when a problem keeps it from being read. */
  public static List<YamlNode> read(Path file, YamlProblems problems) {
    String name = displayName(file);
    return content(file, name, problems)
        .map(text -> documents(text, name, problems))
        .orElse(List.of());
  }

  /**
   * The documents of a text; none when a problem keeps it from being read.
   *
   * @param name of the text, for problems
   */
  public static List<YamlNode> parse(String name, String text, YamlProblems problems) {
    return documents(text, name, problems);
  }

  /** The file as a user would name it: relative when it is below the current directory. */
  public static String displayName(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path here = Path.of("").toAbsolutePath();
    return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
  }

  private static Optional<String> content(Path file, String name, YamlProblems problems) {
    try {
      if (Files.size(file) > MAXIMUM_BYTES) {
        problems.add(name, 0, "is larger than 1 MiB; split it into several files");
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      problems.add(name, 0, "is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      problems.add(name, 0, "cannot be read: " + e + "; check that it exists and its permissions");
    }
    return Optional.empty();
  }

  private static List<YamlNode> documents(String text, String name, YamlProblems problems) {
    List<YamlNode> documents = new ArrayList<>();
    try {
      for (Node node : new Yaml(limits()).composeAll(new StringReader(text))) {
        if (!node.getTag().equals(Tag.NULL)) {
          documents.add(new YamlNode(new YamlNode.Source(name, problems), node, ""));
        }
      }
      if (documents.isEmpty()) {
        problems.add(name, 0, "is empty; write at least one YAML document or remove the file");
      }
      return documents;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      problems.add(name, line, "is not YAML: " + withoutNames(e.getProblem()));
    } catch (YAMLException e) {
      problems.add(name, 0, "is not acceptable YAML: " + firstLine(e.getMessage()));
    }
    return List.of();
  }

  /** An alias or a tag may be a secret without quotes ({@code key: *abc}); it is not repeated. */
  private static String withoutNames(String problem) {
    if (problem.startsWith("found undefined alias")) {
      return "an alias (*) has no anchor (&); put text that starts with * in quotes";
    }
    if (problem.toLowerCase(Locale.ROOT).contains("tag")) {
      return "tags (!) are not allowed; put text that starts with ! in quotes";
    }
    if (problem.contains("'\\t(TAB)'") || problem.contains("\\t")) {
      return "a tab is used for indentation; use spaces";
    }
    return firstLine(problem) + "; check the indentation and the quotes";
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static LoaderOptions limits() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(MAXIMUM_ALIASES);
    options.setNestingDepthLimit(MAXIMUM_DEPTH);
    options.setCodePointLimit(MAXIMUM_BYTES);
    options.setAllowRecursiveKeys(false);
    return options;
  }
}
