package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.edition.Address;
import dev.servicehealth.edition.FigureSql;
import dev.servicehealth.edition.Folders;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.model.Warehouse;
import dev.servicehealth.record.EditionLog;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Figure;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure of every edition that `demo` publishes. */
@Tag("endurance")
class ExplainedSampleTest {
  private static final Path SAMPLE = Path.of("..", "sample-data");
  private static final List<String> FILES =
      List.of(
          "service-health.yaml",
          "sample-user-key",
          "fleet.yaml",
          "incidents.jsonl",
          "exclusions.yaml");

  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void explained_sql_returns_exactly_every_figure_of_the_sample() throws IOException {
    TestProject.detach();
    Path sample = folder.resolve("sample-data");
    Files.createDirectories(sample);
    TestProject.copyFolder(SAMPLE.resolve("catalog"), sample.resolve("catalog"));
    for (String file : FILES) {
      Files.copy(SAMPLE.resolve(file), sample.resolve(file));
    }
    StringWriter err = new StringWriter();
    int exit =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            "demo",
            "--sample",
            sample.toString());
    assertThat(exit).as(err.toString()).isZero();
    Warehouse warehouse =
        Warehouse.open(
            TestSession.get(), folder.resolve("demo/warehouse").toString(), SqlModels.load());
    EditionLog ledger = new EditionLog(warehouse);

    TreeMap<String, Integer> states = new TreeMap<>();
    for (Address address : ledger.recorded().keySet()) {
      List<Figure> figures = ledger.figures(address);
      FigureSql sql = sql(warehouse, address, ledger.run(address));

      assertThat(figures).as(address.toString()).isNotEmpty();
      assertThat(Explained.wrong(warehouse, sql, figures)).as(address.toString()).isEmpty();
      figures.forEach(f -> states.merge(f.name().key() + " " + f.state().word(), 1, Integer::sum));
      System.out.printf("%s: SQL returns each of %d figures%n", address, figures.size());
    }
    System.out.println("Figures by name and state: " + states);
    assertThat(ledger.recorded()).hasSize(4);
  }

  private FigureSql sql(Warehouse warehouse, Address address, String run) {
    Edition edition = new Folders(folder.resolve("demo/reports")).read(address);
    RunLog.Published published = new RunLog(warehouse).published(run).orElseThrow();
    return new FigureSql(warehouse, published.versions(), edition);
  }
}
