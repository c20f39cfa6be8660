package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documents of an edition cannot differ in a number. */
class SameFiguresTest {
  private static final Pattern NUMBER = Pattern.compile("\\d+(,\\d{3})*(\\.\\d+)?%?");
  private static final Pattern FURNITURE =
      Pattern.compile("page \\d+ of \\d+|edition-\\d+|[\\w-]*[a-f][0-9a-f]{6,}|[0-9a-f]{12,}");

  @ParameterizedTest
  @EnumSource(
      value = Samples.class,
      names = {"GOLDEN", "RESTATED", "WIDE"})
  void every_number_of_a_document_stands_on_the_page(Samples sample) throws Exception {
    SortedMap<String, byte[]> documents = Renderer.documents(sample.json());
    Set<String> page = numbers(page(documents));
    assertThat(page).containsAll(numbers(MailMessageTest.text(documents.get("mail.eml"))));
    assertThat(page).containsAll(numbers(chat(documents.get("chat/slack.json"))));
    assertThat(page).containsAll(numbers(chat(documents.get("chat/teams.json"))));
    assertThat(page).containsAll(numbers(pdf(documents.get("report.pdf"))));
  }

  @ParameterizedTest
  @EnumSource(
      value = Samples.class,
      names = {"GOLDEN", "RESTATED", "WIDE"})
  void every_figure_of_the_scorecard_stands_in_every_document(Samples sample) throws Exception {
    EditionJson json = sample.json();
    SortedMap<String, byte[]> documents = Renderer.documents(json);
    List<String> texts =
        List.of(
            page(documents),
            MailMessageTest.text(documents.get("mail.eml")),
            pdf(documents.get("report.pdf")));
    for (Scorecard.Row row : Scorecard.of(json.edition()).rows()) {
      for (String text : texts) {
        assertThat(joined(text))
            .contains(joined(row.availability()), joined(row.bad()), joined(row.users()));
      }
      assertThat(exact(documents))
          .contains(
              "%s,%s,%d,%d,%d"
                  .formatted(
                      row.service().service(),
                      row.shown().slo(),
                      row.shown().good(),
                      row.shown().bad(),
                      row.shown().valid()));
    }
    for (String chat : List.of("slack", "teams")) {
      assertThat(joined(chat(documents.get("chat/" + chat + ".json"))))
          .contains(joined(Headline.of(json.edition())));
    }
  }

  /** Service, objective, good, bad and valid of the table, as the edition has them. */
  private static List<String> exact(SortedMap<String, byte[]> documents) {
    List<List<String>> rows =
        text(documents.get("tables/objectives.csv"))
            .lines()
            .map(line -> List.of(line.split(",", -1)))
            .toList();
    List<String> names = rows.get(0);
    return rows.stream()
        .map(
            row ->
                List.of("service", "slo", "good", "bad", "valid").stream()
                    .map(name -> row.get(names.indexOf(name)))
                    .collect(Collectors.joining(",")))
        .toList();
  }

  private static String page(SortedMap<String, byte[]> documents) {
    Document page = Jsoup.parse(text(documents.get("index.html")));
    return page.title() + " " + page.body().text();
  }

  private static String chat(byte[] json) throws IOException {
    List<String> texts = new ArrayList<>();
    collect(new JsonMapper().readTree(json), texts);
    return String.join(" ", texts);
  }

  private static void collect(JsonNode node, List<String> texts) {
    node.properties()
        .forEach(
            field -> {
              if (field.getKey().equals("text") && field.getValue().isTextual()) {
                texts.add(field.getValue().asText());
              }
            });
    node.forEach(child -> collect(child, texts));
  }

  private static String pdf(byte[] bytes) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  /** Of at least two characters: a single digit may be what a line break left of a number. */
  private static Set<String> numbers(String text) {
    Set<String> numbers = new TreeSet<>();
    NUMBER
        .matcher(FURNITURE.matcher(text).replaceAll(" "))
        .results()
        .filter(found -> found.group().length() > 1)
        .forEach(found -> numbers.add(found.group()));
    return numbers;
  }

  private static String joined(String text) {
    return text.replaceAll("[\\s*]", "");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
