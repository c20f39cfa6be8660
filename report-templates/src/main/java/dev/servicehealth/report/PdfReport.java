package dev.servicehealth.report;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.logging.Level;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The report on paper: the sections of the page, laid out by a style sheet of their own, as
 * PDF/UA-1 and PDF/A-3u, with the edition and its tables attached. Fonts come with the program, so
 * that every machine gives the same bytes.
 */
final class PdfReport {

  private static final String FONTS = "/liberation/Liberation";
  private static final Set<FSFontUseCase> DRAWINGS = EnumSet.of(FSFontUseCase.SVG);

  // Its warnings name things that are so on purpose, as links without a title.
  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
  }

  private PdfReport() {}

  /**
   * @param attached documents by their names
   */
  static byte[] of(EditionJson json, ReportPage page, SortedMap<String, byte[]> attached) {
    try (BatikSVGDrawer drawer = new BatikSVGDrawer();
        PDDocument pdf = new PDDocument();
        PdfBoxRenderer renderer = renderer(PrintedPage.of(Pages.printed(page)), pdf, drawer)) {
      renderer.createPDFWithoutClosing();
      return new PdfRecord(json).bytes(renderer.getPdfDocument(), attached);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the report as PDF.", e);
    }
  }

  private static PdfBoxRenderer renderer(
      org.w3c.dom.Document page, PDDocument pdf, BatikSVGDrawer drawer) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    font(builder, pdf, "Sans-Regular", "Liberation Sans", 400);
    font(builder, pdf, "Sans-Bold", "Liberation Sans", 700);
    font(builder, pdf, "Mono-Regular", "Liberation Mono", 400);
    return builder
        .usePDDocument(pdf)
        .withW3cDocument(page, null)
        .withProducer("Service Health Record")
        .usePdfUaAccessibility(true)
        .usePdfAConformance(PdfAConformance.PDFA_3_U)
        .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
        .useSVGDrawer(drawer)
        .useReplacementText(PrintedPage.NO_GLYPH)
        .buildPdfRenderer();
  }

  /** Ligatures are left out: looking for them takes a third of the time, and a report has few. */
  private static void font(
      PdfRendererBuilder builder, PDDocument pdf, String file, String family, int weight)
      throws IOException {
    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(open(file)));
    font.setEnableGsub(false);
    builder.useFont(
        new PDFontSupplier(PDType0Font.load(pdf, font, true)),
        family,
        weight,
        FontStyle.NORMAL,
        true);
    FSSupplier<InputStream> ofDrawings = () -> open(file);
    builder.useFont(ofDrawings, family, weight, FontStyle.NORMAL, true, DRAWINGS);
  }

  private static InputStream open(String file) {
    return Objects.requireNonNull(PdfReport.class.getResourceAsStream(FONTS + file + ".ttf"), file);
  }
}
