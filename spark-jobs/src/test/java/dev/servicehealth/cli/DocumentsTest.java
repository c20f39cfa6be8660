package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People can do what the documents say. */
class DocumentsTest {
  private static final Path HOME = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(#[^)\\s]*)?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)(?:`(shop/[^`]+)`:\\n)?^```(\\w*)\\n(.*?)^```$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir private static Path folder;
  private static final List<String> printed = new ArrayList<>();

  /** Does what the walk-through says, block by block. */
  @BeforeAll
  static void walkThrough() throws IOException, InterruptedException {
    String text = inFolder(read("docs/first-report.md"));
    for (MatchResult block : BLOCK.matcher(text).results().toList()) {
      if (block.group(2).equals("yaml")) {
        Files.writeString(Path.of(folder + "/" + block.group(1)), block.group(3));
      } else {
        run(block.group(3));
      }
    }
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  private static String read(String document) throws IOException {
    return Files.readString(HOME.resolve(document));
  }

  /** Commands find the files of the walk-through there, and not in this module. */
  private static String inFolder(String text) {
    return text.replaceAll("(?<![`/])shop/", folder + "/shop/");
  }

  private static void run(String commands) throws IOException, InterruptedException {
    StringBuilder shell = new StringBuilder();
    for (String line : commands.split("\n", -1)) {
      if (line.startsWith("./service-health ")) {
        shell(shell.toString());
        shell.setLength(0);
        printed.add(command(line));
      } else {
        shell.append(line).append('\n');
      }
    }
    shell(shell.toString());
  }

  private static void shell(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-e", "-c", script).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static String command(String line) {
    List<String> arguments = new ArrayList<>();
    Matcher word = WORD.matcher(line.substring("./service-health ".length()));
    while (word.find()) {
      arguments.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            arguments.toArray(String[]::new));
    assertThat(exit).as(line + "\n" + err).isZero();
    return out.toString();
  }

  @Test
  void the_walk_through_ends_with_a_second_edition_that_is_verified() {
    assertThat(folder.resolve("shop/reports/2026-W32/edition-2/index.html")).exists();
    assertThat(printed).hasSize(9);
    assertThat(printed.get(4)).contains("2026-08-05  shop     1386  1426");
    assertThat(printed.get(8)).contains("2 editions: documents, recorded figures and published");
  }

  /** On the walk-through's record, a day and a week after it; without a mail server. */
  @Test
  void the_commands_of_the_readme_run() throws IOException {
    List<String> commands =
        BLOCK
            .matcher(read("README.md"))
            .results()
            .flatMap(block -> block.group(3).lines())
            .filter(line -> line.startsWith("./service-health ") && !line.contains(" demo"))
            .map(line -> line.replace("2026-08-17", "2026-08-09").replace("2026-W34", "2026-W32"))
            .map(line -> line.replace(" --mail", ""))
            .toList();

    String config = " --config " + folder.resolve("shop/service-health.yaml");
    List<String> results = new ArrayList<>();
    for (String line : commands) {
      results.add(command(line + config));
    }

    assertThat(results).hasSize(2);
    assertThat(results.get(0)).contains("2026-08-09");
    assertThat(results.get(1)).contains("2026-W32");
  }

  /** The shell of macOS is older than the bash of Linux. */
  @Test
  void the_launcher_is_plain_sh() throws IOException, InterruptedException {
    shell("sh -n ../service-health");
    assertThat(read("service-health")).startsWith("#!/bin/sh\n").doesNotContain("mapfile", "[[");
  }

  /** With the days and names of the walk-through in place of the sample's. */
  @Test
  void the_questions_of_analysts_are_answered() throws IOException {
    List<String> empty = new ArrayList<>();
    int questions = 0;
    List<MatchResult> blocks = BLOCK.matcher(read("docs/analysts.md")).results().toList();
    for (MatchResult block : blocks.stream().filter(b -> b.group(2).equals("sql")).toList()) {
      String query =
          block
              .group(3)
              .replace("2026-09-06", "2026-08-09")
              .replace("2026-08-31", "2026-08-03")
              .replace("2026-09-03", "2026-08-05")
              .replace("2026-W36", "2026-W32")
              .replace("'store'", "'shop'");
      questions++;
      String config = folder.resolve("shop/service-health.yaml").toString();
      String rows =
          command(
              "./service-health sql --format csv --config "
                  + config
                  + " \""
                  + query.strip()
                  + "\"");
      if (rows.lines().count() < 2) {
        empty.add(query);
      }
    }

    assertThat(questions).isGreaterThanOrEqualTo(13);
    // All telemetry had arrived, and it names no users.
    assertThat(empty)
        .hasSize(2)
        .allSatisfy(query -> assertThat(query).containsAnyOf("core.partition", "core.user_day"));
  }

  @Test
  void every_link_of_a_document_leads_somewhere() throws IOException {
    Set<String> broken = new TreeSet<>();
    List<Path> documents = documents();
    for (Path document : documents) {
      for (MatchResult link : LINK.matcher(Files.readString(document)).results().toList()) {
        String target = link.group(1);
        if (!target.contains(":") && !leads(document, target, link.group(2))) {
          broken.add(document + " -> " + link.group());
        }
      }
    }
    assertThat(documents).hasSizeGreaterThan(10);
    assertThat(broken).isEmpty();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(HOME)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().matches(".*/(target|node_modules|benchmark|demo)/.*"))
          .toList();
    }
  }

  private static boolean leads(Path document, String target, String anchor) throws IOException {
    Path file = target.isEmpty() ? document : document.resolveSibling(target);
    if (!Files.exists(file)) {
      return false;
    }
    return anchor == null || anchors(file).contains(anchor.substring(1));
  }

  /** As GitHub makes them. */
  private static Set<String> anchors(Path file) throws IOException {
    return HEADING
        .matcher(Files.readString(file))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  @Test
  void every_command_is_in_the_runbook() throws IOException {
    String runbook = read("docs/operating.md");
    List<String> commands =
        command("./service-health --help")
            .lines()
            .filter(line -> line.matches("  [a-z]+ .*"))
            .map(line -> line.strip().split(" ", -1)[0])
            .toList();

    assertThat(commands).contains("nightly", "verify");
    assertThat(commands)
        .allSatisfy(name -> assertThat(runbook).containsPattern("(?m)^\\| `" + name + "\\b"));
  }
}
