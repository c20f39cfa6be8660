package dev.servicehealth.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * A service and its state as a small picture for pages of others. The width of its texts is
 * reckoned from the width of their characters, and the texts are set to it, so that they fit
 * whatever font there is.
 */
record Badge(Edition.Period period, Edition.Service service) {

  private static final int LONGEST_TITLE = 40;
  private static final int PADDING = 6;
  private static final String NARROW = "iIjl1frt.,:;'|!()[]/ ";
  private static final String WIDE = "mwMW@%…";
  private static final int FIRST_IDEOGRAPH = 0x2E80;

  /** The badges of an edition, by the name of the document. */
  static Map<String, byte[]> documents(Edition edition) {
    Map<String, byte[]> documents = new TreeMap<>();
    for (Edition.Service service : edition.services()) {
      documents.put(
          "badges/" + FileName.of(service.service()) + ".svg",
          Pages.badge(new Badge(edition.period(), service)));
    }
    return documents;
  }

  /** "Store: Missed, 2026-W34". */
  String description() {
    return "%s: %s, %s".formatted(Words.name(service.title()), word(), Words.name(period.name()));
  }

  String title() {
    return Words.shortened(Words.name(service.title()), LONGEST_TITLE);
  }

  String word() {
    return service.state().word();
  }

  /** On all of them white text has a contrast of 4.5 or more. */
  String colour() {
    return switch (service.state()) {
      case MISSED -> "#b34e00";
      case AT_RISK -> "#856100";
      case MET -> "#0072b2";
      case UNKNOWN, TOO_LITTLE, NO_TRAFFIC -> "#6b6b6b";
    };
  }

  int titleLength() {
    return length(title());
  }

  int wordLength() {
    return length(word());
  }

  /** Of the field with the title. */
  int titleWidth() {
    return titleLength() + 2 * PADDING;
  }

  int width() {
    return titleWidth() + wordLength() + 2 * PADDING;
  }

  int wordStart() {
    return titleWidth() + PADDING;
  }

  private static int length(String text) {
    return (text.codePoints().map(Badge::tenths).sum() + 9) / 10;
  }

  /** The width of a character of 11 px, in tenths of a pixel. */
  private static int tenths(int character) {
    String text = Character.toString(character);
    if (NARROW.contains(text)) {
      return 40;
    }
    if (WIDE.contains(text) || character >= FIRST_IDEOGRAPH) {
      return 110;
    }
    return Character.isUpperCase(character) ? 80 : 66;
  }
}
