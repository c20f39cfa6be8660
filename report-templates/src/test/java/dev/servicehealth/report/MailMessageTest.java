package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailMessageTest {

  private static final byte[] PDF = "%PDF stands for a report".getBytes(StandardCharsets.UTF_8);
  private static final Pattern FIGURE = Pattern.compile("\\d[\\d,.:]*\\d%?|\\d%?");

  @ParameterizedTest
  @EnumSource(Samples.class)
  void the_same_edition_gives_the_same_bytes(Samples sample) {
    assertThat(bytes(sample)).isEqualTo(bytes(sample));
  }

  @ParameterizedTest
  @EnumSource(Samples.class)
  void every_figure_of_the_text_is_one_of_the_html_and_the_other_way_round(Samples sample)
      throws Exception {
    Document html = Jsoup.parse(html(message(sample)));
    html.select("img").forEach(img -> img.after(" " + img.attr("alt").replace("<", "&lt;")));
    assertThat(figures(html.body().text())).isEqualTo(figures(text(message(sample))));
  }

  @ParameterizedTest
  @EnumSource(Samples.class)
  void the_html_stays_under_the_size_at_which_mail_is_clipped(Samples sample) throws Exception {
    assertThat(html(message(sample)).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(60_000);
  }

  @ParameterizedTest
  @EnumSource(Samples.class)
  void every_cid_is_a_part_and_nothing_is_fetched(Samples sample) throws Exception {
    MimeMessage message = message(sample);
    Document html = Jsoup.parse(html(message));
    assertThat(html.select("script, svg, link, style, a[href]")).isEmpty();
    for (String source : html.select("[src]").eachAttr("src")) {
      MimeMultipart related = (MimeMultipart) part(message.getContent(), 0).getContent();
      assertThat(source).startsWith("cid:");
      assertThat(related.getBodyPart("<" + source.substring(4) + ">")).isNotNull();
    }
  }

  @Test
  void it_holds_the_text_the_html_the_chart_and_the_report() throws Exception {
    MimeMessage message = message(Samples.GOLDEN);
    MimeMultipart mixed = (MimeMultipart) message.getContent();
    assertThat(mixed.getContentType()).startsWith("multipart/mixed");
    MimeMultipart related = (MimeMultipart) part(mixed, 0).getContent();
    assertThat(related.getContentType()).startsWith("multipart/related");
    assertThat(part(related, 0).getContentType()).startsWith("multipart/alternative");
    var chart = ImageIO.read(part(related, 1).getInputStream());
    assertThat(List.of(chart.getWidth(), chart.getHeight())).containsExactly(1200, 264);
    BodyPart report = part(mixed, 1);
    assertThat(report.getFileName()).isEqualTo("service-health-2026-W34-edition-1.pdf");
    assertThat(report.getContentType()).startsWith("application/pdf");
    assertThat(report.getInputStream().readAllBytes()).isEqualTo(PDF);
    assertThat(message.getSentDate()).isEqualTo(Editions.golden().edition().publishedAt());
    assertThat(message.getMessageID())
        .isEqualTo(
            "<mail-%s@service-health-record.invalid>"
                .formatted(Editions.golden().sha256().substring(0, 32)));
  }

  @Test
  void it_reads_in_full_without_the_picture() throws Exception {
    Document html = Jsoup.parse(html(message(Samples.GOLDEN)));
    assertThat(html.select("img").attr("alt"))
        .isEqualTo(
            "Failed requests per day. Worst day: Wed 19 Aug, about 33,600 of 73,400 failed"
                + " requests.");
    assertThat(html.body().text())
        .contains("Store missed its target: about 41,200 failed requests, about 9,310 users")
        .contains("2 missed, 1 unknown, 2 at risk, 1 met")
        .contains("Trust Not complete. 1 service unknown;")
        .contains("Missed Store 99.958% target 99.96%")
        .contains("Edition 1, provisional until 22 Sep 2026. Record ");
    assertThat(html.select("table")).allMatch(table -> table.attr("role").equals("presentation"));
  }

  @Test
  void the_subject_is_the_headline_or_what_was_restated() throws Exception {
    assertThat(message(Samples.GOLDEN).getSubject())
        .isEqualTo(
            "[2026-W34] Store missed its target: about 41,200 failed requests, about 9,310 users;"
                + " Playback is over its 28-day error budget; 1 service unknown (provisional)");
    assertThat(message(Samples.RESTATED).getSubject())
        .isEqualTo("[2026-W34 restated] 1 verdict changed");
    assertThat(text(message(Samples.RESTATED)))
        .contains(
            "- Store, Requests answered: Verdict was Met, is Missed; telemetry arrived later.");
  }

  @Test
  void many_services_are_cut_to_the_worst_and_the_others_are_counted() throws Exception {
    String text = text(message(Samples.MANY_SERVICES));
    assertThat(text.lines().filter(line -> line.matches("(Missed|Unknown|Met): .*"))).hasSize(40);
    assertThat(text).contains("And 260 more services in the report.");
  }

  @Test
  void hostile_text_stays_inert() throws Exception {
    MimeMessage message = message(Samples.HOSTILE);
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getSubject()).startsWith("[<script>alert(1)</script>]]>");
    assertThat(message.getSubject()).doesNotContain("\r", "\n", "\u202E");
    assertThat(message.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("undisclosed-recipients:;");
    assertThat(new String(bytes(Samples.HOSTILE), StandardCharsets.US_ASCII))
        .doesNotContain("\nBcc:");
    assertThat(html(message)).doesNotContain("<script", "\u202E").contains("&lt;script");
    assertThat(text(message)).doesNotContain("\u202E", "x".repeat(200));
    assertThat(part(message.getContent(), 1).getFileName()).matches("[A-Za-z0-9.-]{1,80}");
  }

  private static byte[] bytes(Samples sample) {
    return bytes(sample.json());
  }

  private static byte[] bytes(EditionJson json) {
    return new MailMessage(json, ReportPage.of(json)).bytes(PDF);
  }

  private static MimeMessage message(Samples sample) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(bytes(sample)));
  }

  private static MimeBodyPart part(Object multipart, int number) throws Exception {
    return (MimeBodyPart) ((MimeMultipart) multipart).getBodyPart(number);
  }

  /** The text part of a mail. */
  static String text(byte[] mail) throws Exception {
    return text(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
  }

  private static String text(MimeMessage message) throws Exception {
    return (String) part(alternative(message), 0).getContent();
  }

  private static String html(MimeMessage message) throws Exception {
    return (String) part(alternative(message), 1).getContent();
  }

  private static Object alternative(MimeMessage message) throws Exception {
    MimeMultipart first = (MimeMultipart) part(message.getContent(), 0).getContent();
    return first.getContentType().startsWith("multipart/related")
        ? part(first, 0).getContent()
        : first;
  }

  private static Set<String> figures(String text) {
    Set<String> figures = new TreeSet<>();
    FIGURE.matcher(text).results().forEach(found -> figures.add(found.group()));
    return figures;
  }
}
