package dev.servicehealth.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The HTML pages, each whole in itself: no script, no request to anywhere; the feed, and badges.
 */
final class Pages {

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "dev.servicehealth.report");

  private Pages() {}

  static byte[] report(ReportPage page) {
    return render("report.jte", Map.of("page", page, "style", sheet("style.css")));
  }

  /** The sections, to be laid out on paper. */
  static byte[] printed(ReportPage page) {
    return render("pdf.jte", Map.of("page", page, "style", sheet("pdf.css")));
  }

  static byte[] service(ServicePage page) {
    return render("service.jte", Map.of("page", page, "style", sheet("style.css")));
  }

  static byte[] group(GroupPage page) {
    return render("group.jte", Map.of("page", page, "style", sheet("style.css")));
  }

  static byte[] archive(ArchivePage page) {
    String style = sheet("style.css") + sheet("archive.css");
    return render("archive.jte", Map.of("page", page, "style", style));
  }

  static byte[] badge(Badge badge) {
    return render("badge.jte", Map.of("badge", badge));
  }

  static byte[] feed(Feed feed) {
    return render("feed.jte", Map.of("feed", feed));
  }

  /**
   * @param cid of the chart's picture
   */
  static byte[] mail(MailPage mail, String cid) {
    return render("mail.jte", Map.of("mail", mail, "cid", cid));
  }

  private static byte[] render(String template, Map<String, Object> parameters) {
    TemplateOutput output = new StringOutput();
    ENGINE.render(template, parameters, output);
    return output.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String sheet(String name) {
    try (InputStream in = Pages.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the style sheet " + name + ".", e);
    }
  }
}
