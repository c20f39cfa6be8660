package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class BadgeTest {
  @TempDir private Path folder;

  private static Document parsed(byte[] svg) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg));
  }

  private static Document badge(String title, State state) throws Exception {
    Edition edition = Editions.of(Editions.service(title, 1, state, 1, 5_000));
    return parsed(Badge.documents(edition).values().iterator().next());
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void a_badge_says_the_service_and_its_state_in_words(State state) throws Exception {
    Document badge = badge("Store", state);
    Element svg = badge.getDocumentElement();
    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(badge.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Store: " + state.word() + ", 2026-W34");
    assertThat(badge.getElementsByTagName("text").item(0).getTextContent()).isEqualTo("Store");
    assertThat(badge.getElementsByTagName("text").item(1).getTextContent()).isEqualTo(state.word());
    String colour = ((Element) badge.getElementsByTagName("rect").item(0)).getAttribute("fill");
    assertThat(StyleTest.contrast(colour.substring(1), "ffffff")).isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void a_longer_title_makes_a_wider_badge_up_to_forty_characters() throws Exception {
    assertThat(width("Store")).isLessThan(width("Checkout"));
    assertThat(width("w".repeat(40))).isEqualTo(width("w".repeat(39) + "…"));
    assertThat(width("w".repeat(160))).isEqualTo(width("w".repeat(41)));
    assertThat(width("支付")).isGreaterThan(width("ab"));
  }

  private static int width(String title) throws Exception {
    return Integer.parseInt(badge(title, State.MET).getDocumentElement().getAttribute("width"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../x", "/etc/passwd", "a\u0000b", ".", "..", "", "CON:", "Store", "支付", "a b"})
  void whatever_a_service_is_called_its_files_stay_in_the_folder(String id) throws Exception {
    assertThat(FileName.of(id)).matches("([a-z0-9-]+-)?[0-9a-f]{12}");
    Edition edition = Editions.of(Editions.service(id, 1, State.MET, 1, 5_000));
    Path json = Files.write(folder.resolve("edition.json"), EditionWriter.bytes(edition));
    Path deep = folder.resolve("reports/2026-W34/edition-1");
    Renderer.render(json, deep);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).filter(f -> !f.startsWith(deep)))
          .containsExactly(json);
    }
    assertThat(deep.resolve("badges/" + FileName.of(id) + ".svg")).exists();
    assertThat(Documents.verified(deep)).containsKey("badges/" + FileName.of(id) + ".svg");
  }

  @Test
  void hostile_titles_are_text() throws Exception {
    String title = "<script>x</script>]]>&\"\u0000\uFFFF";
    Map<String, byte[]> badges =
        Badge.documents(Editions.of(Editions.service(title, 1, State.MET, 1, 5_000)));
    Document badge = parsed(badges.values().iterator().next());
    assertThat(badge.getElementsByTagName("script").getLength()).isZero();
    assertThat(badge.getElementsByTagName("text").item(0).getTextContent())
        .isEqualTo("<script>x</script>]]>&\"\uFFFD\uFFFD");
  }
}
