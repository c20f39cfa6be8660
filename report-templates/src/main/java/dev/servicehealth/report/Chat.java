package dev.servicehealth.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The verdict as messages for the incoming webhooks of Slack (Block Kit) and of Teams' Workflows
 * (an Adaptive Card). Names of services are text in both: Slack's markup is escaped and nothing in
 * it becomes a link; Teams' text runs have no markup.
 */
record Chat(ReportPage page) {

  /** Longer texts are cut: Slack refuses a section of over 3,000 characters. */
  private static final int LONGEST_TEXT = 500;

  private static final int LONGEST_HEADER = 150;

  /** The messages of an edition, by the name of the document. */
  Map<String, byte[]> documents() {
    Map<String, byte[]> documents = new TreeMap<>();
    documents.put("chat/slack.json", Json.bytes(slack()));
    documents.put("chat/teams.json", Json.bytes(teams()));
    return documents;
  }

  private String title() {
    return page.product() + ": service health " + page.period();
  }

  private String editionLine() {
    return page.editionLine() + ". Record " + page.recordId() + ".";
  }

  private Map<String, Object> slack() {
    List<Object> blocks = new ArrayList<>();
    blocks.add(
        object(
            "type",
            "header",
            "text",
            object("type", "plain_text", "text", Words.shortened(title(), LONGEST_HEADER))));
    blocks.add(section("*" + escaped(page.verdict().headline()) + "*"));
    for (Verdict.Line line : page.verdict().lines()) {
      blocks.add(section("*" + escaped(line.label()) + "*\n" + escaped(line.text())));
    }
    blocks.add(object("type", "context", "elements", List.of(markup(escaped(editionLine())))));
    return object("text", escaped(page.verdict().headline()), "blocks", blocks);
  }

  private static Map<String, Object> section(String markup) {
    return object("type", "section", "text", markup(markup));
  }

  private static Map<String, Object> markup(String text) {
    return object("type", "mrkdwn", "text", text, "verbatim", true);
  }

  /** As Slack asks for it; a star would end the bold text around it. */
  private static String escaped(String text) {
    return Words.shortened(text, LONGEST_TEXT)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('*', '∗');
  }

  private Map<String, Object> teams() {
    List<Object> body = new ArrayList<>();
    body.add(text(List.of(run(title(), "size", "Small", "isSubtle", true))));
    body.add(text(List.of(run(page.verdict().headline(), "size", "Large", "weight", "Bolder"))));
    for (Verdict.Line line : page.verdict().lines()) {
      body.add(text(List.of(run(line.label() + ". ", "weight", "Bolder"), run(line.text()))));
    }
    body.add(text(List.of(run(editionLine(), "size", "Small", "isSubtle", true))));
    Map<String, Object> card =
        object(
            "$schema",
            "http://adaptivecards.io/schemas/adaptive-card.json",
            "type",
            "AdaptiveCard",
            "version",
            "1.4",
            "fallbackText",
            page.verdict().headline(),
            "msteams",
            object("width", "Full"),
            "body",
            body);
    return object(
        "type",
        "message",
        "attachments",
        List.of(object("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
  }

  private static Map<String, Object> text(List<Map<String, Object>> runs) {
    return object("type", "RichTextBlock", "inlines", runs);
  }

  private static Map<String, Object> run(String text, Object... style) {
    Map<String, Object> run =
        object("type", "TextRun", "text", Words.shortened(text, LONGEST_TEXT));
    run.putAll(object(style));
    return run;
  }

  private static Map<String, Object> object(Object... keysAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }
}
