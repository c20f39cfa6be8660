package dev.servicehealth.model;

import dev.servicehealth.model.SqlModel.Check;
import dev.servicehealth.model.SqlModel.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the models that were packed with the program. */
public final class SqlModels {
  private static final Pattern CHECK = Pattern.compile("^-- (fail|warn): (.+)$", Pattern.MULTILINE);

  private static final Pattern REMEDY = Pattern.compile("^-- remedy: (.+)$", Pattern.MULTILINE);

  private static final String INPUT = "input.";

  /** The models, sorted by name, and the functions they share. */
  private final List<SqlModel> models;

  private final String functions;

  private final Map<String, String> questions;

  private final Map<String, String> views;

  private final Map<String, String> inputs;

  private SqlModels(
      List<SqlModel> models,
      String functions,
      Map<String, String> views,
      Map<String, String> inputs,
      Map<String, String> questions) {
    this.models = models;
    this.functions = functions;
    this.views = views;
    this.inputs = inputs;
    this.questions = questions;
  }

  public List<SqlModel> all() {
    return models;
  }

  /** Statements that create functions of the session. */
  List<String> functions() {
    return statements(functions);
  }

  /**
   * Views, by name: steps that nothing stores. Those over tables have a schema; those over what
   * Java fills have none, as their inputs, and only a run can read them.
   */
  public Map<String, String> views() {
    return views;
  }

  /** Returns whether a view reads tables alone, so that anybody may ask it. */
  boolean isViewOfRecord(String name) {
    return views.containsKey(name) && name.contains(".");
  }

  /** The views that Java fills, by name: the text of {@code input/<name>/table.sql}. */
  Map<String, String> inputs() {
    return inputs;
  }

  /** The SQL with which a report asks for its figures: {@code report/<name>.sql}. */
  public String question(String name) {
    return Objects.requireNonNull(questions.get(name), name);
  }

  boolean has(String name) {
    return models.stream().anyMatch(model -> model.name().equals(name));
  }

  public SqlModel named(String name) {
    return models.stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such model: " + name));
  }

  /** Reads {@code /sql-models} from the class path. */
  public static SqlModels load() {
    try {
      URI folder = SqlModels.class.getResource("/sql-models").toURI();
      if (!folder.getScheme().equals("jar")) {
        return read(Path.of(folder));
      }
      try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
        return read(jar.getPath("/sql-models"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the SQL models: " + e.getMessage(), e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot read the SQL models: " + e.getMessage(), e);
    }
  }

  /** Reads a folder that is laid out as {@code sql-models}. */
  static SqlModels read(Path folder) throws IOException {
    List<SqlModel> models = new ArrayList<>();
    Map<String, String> views = new TreeMap<>();
    Map<String, String> inputs = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, 3)) {
      for (Path file : files.sorted().toList()) {
        if (file.endsWith("table.sql") && name(file.getParent()).startsWith(INPUT)) {
          inputs.put(bare(file.getParent()), Files.readString(file).strip());
        } else if (file.endsWith("table.sql")) {
          models.add(model(file.getParent()));
        } else if (file.endsWith("view.sql")) {
          views.put(bare(file.getParent()), Files.readString(file).strip());
        }
      }
    }
    Map<String, String> questions = questions(folder.resolve("report"));
    String functions = Files.readString(folder.resolve("functions.sql"));
    return new SqlModels(List.copyOf(models), functions, views, inputs, questions);
  }

  /** By their path below the folder: {@code objective}, {@code schema_1/objective}. */
  private static Map<String, String> questions(Path folder) throws IOException {
    Map<String, String> questions = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : files.filter(SqlModels::isQuestion).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/').replace(".sql", "");
        questions.put(name, Files.readString(file).strip());
      }
    }
    return questions;
  }

  /** Cases stand among the questions, in folders of their own. */
  private static boolean isQuestion(Path file) {
    return Files.isRegularFile(file) && !file.getParent().getFileName().startsWith("cases");
  }

  private static SqlModel model(Path folder) throws IOException {
    Optional<String> query = text(folder.resolve("query.sql"));
    List<Check> checks = new ArrayList<>();
    query.ifPresent(sql -> checks.addAll(Grain.of(sql).checks()));
    checks.addAll(checks(text(folder.resolve("checks.sql")).orElse("")));
    return new SqlModel(
        name(folder),
        Files.readString(folder.resolve("table.sql")).strip(),
        query,
        text(folder.resolve("reach.sql")),
        List.copyOf(checks));
  }

  /** The name of a table or view; without a schema for inputs, which are views of a session. */
  private static String bare(Path folder) {
    String name = name(folder);
    return name.startsWith(INPUT) ? name.substring(INPUT.length()) : name;
  }

  private static String name(Path folder) {
    return (folder.getParent().getFileName() + "." + folder.getFileName()).replace("/", "");
  }

  private static Optional<String> text(Path file) throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  private static List<Check> checks(String text) {
    List<Check> checks = new ArrayList<>();
    for (String statement : statements(text)) {
      Matcher title = CHECK.matcher(statement);
      if (!title.find()) {
        throw new IllegalStateException(
            "a check needs a line `-- fail: …` or `-- warn: …`: " + statement);
      }
      Severity severity = Severity.valueOf(title.group(1).toUpperCase(java.util.Locale.ROOT));
      Optional<String> remedy =
          REMEDY.matcher(statement).results().findFirst().map(found -> found.group(1).strip());
      if (severity == Severity.WARN && remedy.isEmpty()) {
        throw new IllegalStateException("a warning needs a line `-- remedy: …`: " + statement);
      }
      checks.add(new Check(severity, title.group(2).strip(), remedy, statement));
    }
    return List.copyOf(checks);
  }

  private static List<String> statements(String text) {
    return Pattern.compile(";\\s*(\\R|$)")
        .splitAsStream(text)
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }
}
