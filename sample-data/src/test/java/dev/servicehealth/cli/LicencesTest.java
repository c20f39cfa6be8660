package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every library at run time may be shipped with a program under Apache-2.0. */
class LicencesTest {
  private static final Path BILL =
      Path.of("..", "spark-jobs", "target", "bom.json").toAbsolutePath().normalize();

  /** A library with several licences may be used under any of them. */
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "0BSD",
          "Unicode-3.0",
          // Weak ones: they ask for the sources of the library alone, which is used as it is.
          "EPL-2.0",
          "(CDDL-1.0 OR GPL-2.0-with-classpath-exception)",
          "Mozilla Public License Version 2.0");

  /** Libraries that say something else, or nothing, and why they may be used all the same. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "io.github.openhtmltopdf:openhtmltopdf-core",
          "LGPL-2.1: used as it is; NOTICE says how to replace it",
          "io.github.openhtmltopdf:openhtmltopdf-pdfbox",
          "LGPL-2.1: used as it is; NOTICE says how to replace it",
          "io.github.openhtmltopdf:openhtmltopdf-svg-support",
          "LGPL-2.1: used as it is; NOTICE says how to replace it",
          "com.thoughtworks.paranamer:paranamer",
          "BSD-3-Clause in its sources; Spark ships it",
          "oro:oro",
          "Apache-1.1, in the LICENSE of its jar; Spark ships it",
          "org.apache.datasketches:datasketches-memory",
          "Apache-2.0, in the LICENSE of its jar; Spark ships it",
          "org.apache.xbean:xbean-asm9-shaded",
          "Apache-2.0, in the LICENSE of its jar; Spark ships it");

  @Test
  void every_library_has_a_licence_that_goes_with_ours() throws IOException {
    if (System.getenv("CI") == null) {
      assumeThat(BILL).as("`./mvnw package` makes it").exists();
    }
    List<String> refused = new ArrayList<>();
    JsonNode components = new JsonMapper().readTree(BILL.toFile()).path("components");
    for (JsonNode component : components) {
      String name = component.path("group").asText() + ":" + component.path("name").asText();
      List<String> licences = licences(component);
      if (licences.stream().noneMatch(ALLOWED::contains)
          && !EXCEPTIONS.containsKey(name)
          && !name.startsWith("dev.servicehealth:")) {
        refused.add(name + " " + licences);
      }
    }

    assertThat(components).hasSizeGreaterThan(200);
    assertThat(refused).isEmpty();
  }

  private static List<String> licences(JsonNode component) {
    List<String> licences = new ArrayList<>();
    for (JsonNode choice : component.path("licenses")) {
      JsonNode licence = choice.path("license");
      licences.add(
          licence
              .path("id")
              .asText(licence.path("name").asText(choice.path("expression").asText())));
    }
    return licences;
  }
}
