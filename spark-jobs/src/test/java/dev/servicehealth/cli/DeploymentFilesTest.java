package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.package$;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The image and the example for Kubernetes fit the program. */
class DeploymentFilesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path EXAMPLE = ROOT.resolve("docs/kubernetes/service-health.yaml");

  @Test
  void the_image_stands_on_the_version_of_spark_that_the_program_is_built_with()
      throws IOException {
    Matcher base =
        Pattern.compile("FROM apache/spark:([0-9.]+)-scala2\\.13-java17-ubuntu")
            .matcher(Files.readString(ROOT.resolve("Dockerfile")));

    assertThat(base.find()).isTrue();
    assertThat(base.group(1)).isEqualTo(package$.MODULE$.SPARK_VERSION());
  }

  @Test
  void the_image_does_not_run_as_root() throws IOException {
    List<String> users =
        Files.readAllLines(ROOT.resolve("Dockerfile")).stream()
            .filter(line -> line.startsWith("USER "))
            .toList();

    assertThat(users).containsExactly("USER 185");
  }

  @Test
  void the_driver_of_the_example_authenticates_and_encrypts_and_starts_the_program()
      throws IOException {
    List<String> arguments = list(driver(), "args");

    assertThat(arguments)
        .contains(
            "--deploy-mode=client",
            "--conf=spark.authenticate=true",
            "--conf=spark.network.crypto.enabled=true",
            "--conf=spark.network.crypto.cipher=AES/GCM/NoPadding",
            "--conf=spark.io.encryption.enabled=true",
            "--class=" + Main.class.getName(),
            "local:///opt/spark/jars/service-health.jar");
    assertThat(arguments)
        .contains("--conf=spark.kubernetes.container.image=" + driver().get("image"));
  }

  @Test
  void the_configuration_of_the_example_is_valid(@TempDir Path folder) throws IOException {
    Map<String, Object> project = document("ConfigMap");
    Map<?, ?> files = (Map<?, ?>) project.get("data");
    Files.createDirectories(folder.resolve("catalog"));
    Files.writeString(
        folder.resolve("service-health.yaml"), (String) files.get("service-health.yaml"));
    Files.writeString(folder.resolve("catalog/store.yaml"), (String) files.get("store.yaml"));

    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            "validate",
            "--config",
            folder.resolve("service-health.yaml").toString());

    assertThat(exit).as(err.toString()).isZero();
  }

  private static Map<?, ?> driver() throws IOException {
    Map<?, ?> job = (Map<?, ?>) document("CronJob").get("spec");
    for (String key : List.of("jobTemplate", "spec", "template", "spec")) {
      job = (Map<?, ?>) job.get(key);
    }
    return (Map<?, ?>) ((List<?>) job.get("containers")).get(0);
  }

  private static List<String> list(Map<?, ?> owner, String key) {
    return ((List<?>) owner.get(key)).stream().map(String.class::cast).toList();
  }

  private static Map<String, Object> document(String kind) throws IOException {
    List<Map<String, Object>> found = new ArrayList<>();
    for (Object document : new Yaml().loadAll(Files.readString(EXAMPLE))) {
      Map<String, Object> map = cast(document);
      if (map.get("kind").equals(kind)) {
        found.add(map);
      }
    }
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cast(Object document) {
    return (Map<String, Object>) document;
  }
}
