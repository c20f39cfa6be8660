package dev.servicehealth.report;

import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Text as the outlines of its letters, for pictures: the fonts of a machine are never asked, so
 * that every machine draws the same and one without fonts draws at all.
 */
final class Letters {

  private static final String FONT = "/liberation/LiberationSans-Regular.ttf";

  private Letters() {}

  /** An SVG path of a text that is centred on a point of its base line. */
  static String centred(String text, int size, int x, int baseline) {
    try (InputStream in = Letters.class.getResourceAsStream(FONT);
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
      double scale = (double) size / font.getUnitsPerEm();
      CmapLookup glyphs = font.getUnicodeCmapLookup();
      double left = x - scale * width(font, glyphs, text) / 2;
      StringBuilder path = new StringBuilder();
      for (int letter : text.codePoints().toArray()) {
        int glyph = glyphs.getGlyphId(letter);
        GlyphData outline = font.getGlyph().getGlyph(glyph);
        if (outline != null) {
          AffineTransform at = new AffineTransform(scale, 0, 0, -scale, left, baseline);
          append(path, outline.getPath().getPathIterator(at));
        }
        left += scale * font.getAdvanceWidth(glyph);
      }
      return path.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the font " + FONT + ".", e);
    }
  }

  private static long width(TrueTypeFont font, CmapLookup glyphs, String text) throws IOException {
    long width = 0;
    for (int letter : text.codePoints().toArray()) {
      width += font.getAdvanceWidth(glyphs.getGlyphId(letter));
    }
    return width;
  }

  private static void append(StringBuilder path, PathIterator outline) {
    double[] points = new double[6];
    for (; !outline.isDone(); outline.next()) {
      switch (outline.currentSegment(points)) {
        case PathIterator.SEG_MOVETO -> path.append('M').append(written(points, 2));
        case PathIterator.SEG_LINETO -> path.append('L').append(written(points, 2));
        case PathIterator.SEG_QUADTO -> path.append('Q').append(written(points, 4));
        case PathIterator.SEG_CUBICTO -> path.append('C').append(written(points, 6));
        default -> path.append('Z');
      }
    }
  }

  private static String written(double[] points, int count) {
    StringBuilder written = new StringBuilder();
    for (int n = 0; n < count; n++) {
      written.append(String.format(Locale.ROOT, n == 0 ? "%.2f" : " %.2f", points[n]));
    }
    return written.toString();
  }
}
