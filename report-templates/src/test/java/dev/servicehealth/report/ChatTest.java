package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ChatTest {
  private static final ReportPage GOLDEN = ReportPage.of(Editions.golden());

  private static JsonNode message(ReportPage page, String app) throws IOException {
    return new JsonMapper().readTree(new Chat(page).documents().get("chat/" + app + ".json"));
  }

  private static ReportPage page(String title) {
    Edition edition = Editions.of(Editions.service(title, 1, State.MISSED, 41_210, 98_691_210));
    return ReportPage.of(edition, "0123456789ab");
  }

  private static List<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  @Test
  void slack_gets_title_headline_verdict_and_edition_as_blocks() throws IOException {
    JsonNode message = message(GOLDEN, "slack");
    List<JsonNode> blocks = items(message.path("blocks"));
    assertThat(message.path("text").asText()).isEqualTo(GOLDEN.verdict().headline());
    assertThat(blocks.get(0).at("/text/text").asText())
        .isEqualTo(GOLDEN.product() + ": service health " + GOLDEN.period());
    assertThat(blocks.get(1).at("/text/text").asText())
        .isEqualTo("*" + GOLDEN.verdict().headline() + "*");
    assertThat(blocks).hasSize(3 + GOLDEN.verdict().lines().size());
    for (int i = 0; i < GOLDEN.verdict().lines().size(); i++) {
      Verdict.Line line = GOLDEN.verdict().lines().get(i);
      assertThat(blocks.get(2 + i).at("/text/text").asText())
          .isEqualTo("*" + line.label() + "*\n" + line.text());
    }
    assertThat(blocks.get(blocks.size() - 1).at("/elements/0/text").asText())
        .isEqualTo(GOLDEN.editionLine() + ". Record " + GOLDEN.recordId() + ".");
  }

  @Test
  void teams_gets_the_same_sentences_as_a_card() throws IOException {
    JsonNode message = message(GOLDEN, "teams");
    JsonNode card = message.at("/attachments/0/content");
    assertThat(message.path("type").asText()).isEqualTo("message");
    assertThat(message.at("/attachments/0/contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(List.of(card.path("type").asText(), card.path("version").asText()))
        .containsExactly("AdaptiveCard", "1.4");
    List<String> texts = card.path("body").findValuesAsText("text");
    assertThat(texts).contains(GOLDEN.verdict().headline());
    GOLDEN
        .verdict()
        .lines()
        .forEach(line -> assertThat(texts).contains(line.label() + ". ", line.text()));
    assertThat(texts).last().asString().endsWith("Record " + GOLDEN.recordId() + ".");
  }

  @Test
  void names_call_nobody_and_link_nowhere() throws IOException {
    ReportPage page = page("<!channel> <https://x|y> *b* & [z](http://x)");
    List<JsonNode> blocks = items(message(page, "slack").path("blocks"));
    assertThat(blocks.get(1).at("/text/text").asText())
        .startsWith("*&lt;!channel&gt; &lt;https://x|y&gt; ∗b∗ &amp; [z](http://x) missed");
    assertThat(message(page, "slack").path("text").asText()).startsWith("&lt;!channel&gt;");
    assertThat(blocks.stream().filter(b -> b.path("type").asText().equals("section")))
        .allMatch(block -> block.at("/text/verbatim").asBoolean());
    JsonNode body = message(page, "teams").at("/attachments/0/content/body");
    assertThat(body.findValuesAsText("type")).containsOnly("RichTextBlock", "TextRun");
  }

  @Test
  void a_message_stays_within_the_limits_of_both() throws IOException {
    Edition.Service[] services =
        IntStream.range(0, 300)
            .mapToObj(n -> Editions.service(n + "&".repeat(160), 1, State.MISSED, n + 1, 5_000))
            .toArray(Edition.Service[]::new);
    ReportPage page = ReportPage.of(Editions.of(services), "0123456789ab");
    for (JsonNode block : message(page, "slack").path("blocks")) {
      assertThat(block.at("/text/text").asText().length()).isLessThanOrEqualTo(3_000);
    }
    assertThat(message(page("x".repeat(200)), "slack").at("/blocks/0/text/text").asText().length())
        .isLessThanOrEqualTo(150);
    assertThat(new Chat(page).documents().get("chat/teams.json").length).isLessThan(28_000);
  }
}
