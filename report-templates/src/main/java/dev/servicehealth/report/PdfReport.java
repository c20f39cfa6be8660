package dev.servicehealth.report;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
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

/**
 * The report on paper: the sections of the page, laid out by a style sheet of their own, as
 * PDF/UA-1 and PDF/A-3u, with the edition and its tables attached. Fonts come with the program, so
 * that every machine gives the same bytes.
 */
final class PdfReport {

  private static final String FONTS = "/liberation/Liberation";
  private static final Set<FSFontUseCase> EVERYWHERE =
      EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG);

  // Its warnings name things that are so on purpose, as links without a title.
  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
  }

  private PdfReport() {}

  /**
   * @param attached documents by their names
   */
  static byte[] of(EditionJson json, SortedMap<String, byte[]> attached) {
    ReportPage page = ReportPage.of(json);
    try (BatikSVGDrawer drawer = new BatikSVGDrawer();
        PdfBoxRenderer renderer = renderer(PrintedPage.of(Pages.printed(page)), drawer)) {
      renderer.createPDFWithoutClosing();
      return new PdfRecord(json).bytes(renderer.getPdfDocument(), attached);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the report as PDF.", e);
    }
  }

  private static PdfBoxRenderer renderer(org.w3c.dom.Document page, BatikSVGDrawer drawer) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    font(builder, "Sans-Regular", "Liberation Sans", 400, FontStyle.NORMAL);
    font(builder, "Sans-Bold", "Liberation Sans", 700, FontStyle.NORMAL);
    font(builder, "Mono-Regular", "Liberation Mono", 400, FontStyle.NORMAL);
    return builder
        .withW3cDocument(page, null)
        .withProducer("Service Health Record")
        .usePdfUaAccessibility(true)
        .usePdfAConformance(PdfAConformance.PDFA_3_U)
        .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
        .useSVGDrawer(drawer)
        .useReplacementText(PrintedPage.NO_GLYPH)
        .buildPdfRenderer();
  }

  private static void font(
      PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
    FSSupplier<InputStream> font =
        () ->
            Objects.requireNonNull(
                PdfReport.class.getResourceAsStream(FONTS + file + ".ttf"), file);
    builder.useFont(font, family, weight, style, true, EVERYWHERE);
  }
}
