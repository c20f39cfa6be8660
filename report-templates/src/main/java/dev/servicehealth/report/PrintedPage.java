package dev.servicehealth.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The printed page as a PDF needs it, made from the HTML of the same sections: bookmarks from the
 * headings, an {@code alt} for every drawing from its title, and no links to files beside it, as
 * paper travels alone.
 *
 * <p>A drawing that is hidden from screen readers becomes a background: a PDF's reader would have
 * to read out any other, and a state's word stands beside its mark already. A background is styled
 * by nobody, so it gets the colour of its class here.
 */
final class PrintedPage {

  /** Stands for a character that the fonts do not have. */
  static final String NO_GLYPH = "\u25A1";

  private static final Map<String, String> INK =
      Map.of("s-missed", "#b34e00", "s-met", "#0072b2", "s-at-risk", "#b34e00");
  private static final String OTHER_INK = "#6b6b6b";

  /** Too long to keep in one piece in a column. */
  private static final Pattern LONG_WORD = Pattern.compile("\\S{25}");

  private PrintedPage() {}

  static org.w3c.dom.Document of(byte[] html) {
    Document page = Jsoup.parse(legible(new String(html, StandardCharsets.UTF_8)));
    page.outputSettings().prettyPrint(false);
    page.select("nav, .skip").remove();
    page.select("a[href]:not([href^=#])").unwrap();
    page.select("a[href]").forEach(link -> link.attr("title", link.text()));
    page.select("[title]:not(a, svg [title])").removeAttr("title");
    page.select("ul.counts, ul.legend").forEach(PrintedPage::inOneLine);
    page.select("svg[aria-hidden]").forEach(PrintedPage::asBackground);
    page.select("svg").forEach(PrintedPage::describe);
    page.select("th, td").stream()
        .filter(PrintedPage::hasLongWord)
        .forEach(cell -> cell.addClass("long"));
    bookmark(page);
    return new W3CDom().fromJsoup(page);
  }

  /** Marks of direction have glyphs of their own; the mark of an illegible character has none. */
  private static String legible(String html) {
    return html.replaceAll("[\\u200B-\\u200F\\u2060-\\u206F]", "").replace("\uFFFD", NO_GLYPH);
  }

  /** A list in one line is no list to a PDF, which gives every item a block. */
  private static void inOneLine(Element list) {
    list.select("> li").forEach(item -> item.tagName("span").addClass("item"));
    list.tagName("div");
  }

  private static boolean hasLongWord(Element cell) {
    return LONG_WORD.matcher(cell.text()).find();
  }

  private static void bookmark(Document page) {
    Element bookmarks = page.head().appendElement("bookmarks");
    page.select("h1[id], h2[id]")
        .forEach(
            heading ->
                bookmarks
                    .appendElement("bookmark")
                    .attr("name", heading.text())
                    .attr("href", "#" + heading.id()));
  }

  /** Its title names the chart, its description the finding. */
  private static void describe(Element svg) {
    String title = svg.select("> title").text();
    String finding = svg.select("> desc").text();
    svg.attr("alt", finding.isEmpty() ? title : title + ". " + finding);
  }

  private static void asBackground(Element svg) {
    svg.attr("xmlns", "http://www.w3.org/2000/svg");
    svg.attr(
        "color",
        svg.classNames().stream()
            .map(INK::get)
            .filter(i -> i != null)
            .findFirst()
            .orElse(OTHER_INK));
    String data =
        Base64.getEncoder().encodeToString(svg.outerHtml().getBytes(StandardCharsets.UTF_8));
    Element drawn = new Element("span");
    drawn.addClass("mark");
    drawn.attr("style", "background-image: url(data:image/svg+xml;base64," + data + ")");
    svg.replaceWith(drawn);
  }
}
