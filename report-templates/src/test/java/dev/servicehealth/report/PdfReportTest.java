package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

class PdfReportTest {

  private static final EditionJson GOLDEN = Editions.golden();
  private static final SortedMap<String, byte[]> DOCUMENTS = Renderer.documents(GOLDEN);
  private static final String GOLDEN_HEADLINE = Headline.of(GOLDEN.edition());

  /** Points that the margin at the right has at least: 14 mm less a rounding. */
  private static final float MARGIN = 39;

  private static final byte[] PDF = DOCUMENTS.get("report.pdf");

  @BeforeAll
  static void startTheReferee() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  @ParameterizedTest
  @EnumSource(
      value = Samples.class,
      names = {"GOLDEN", "RESTATED", "HOSTILE"})
  void the_referee_finds_nothing_against_accessibility_and_archiving(Samples sample)
      throws Exception {
    mustBeFaultless(sample);
  }

  @Tag("endurance")
  @ParameterizedTest
  @EnumSource(
      value = Samples.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"GOLDEN", "RESTATED", "HOSTILE"})
  void nor_against_any_other_edition(Samples sample) throws Exception {
    mustBeFaultless(sample);
  }

  private static void mustBeFaultless(Samples sample) throws Exception {
    byte[] pdf = sample == Samples.GOLDEN ? PDF : pdf(sample.json());
    assertThat(faults(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(faults(pdf, PDFAFlavour.PDFA_3_U)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Samples.class,
      names = {"GOLDEN", "RESTATED", "HOSTILE"})
  void the_same_edition_gives_the_same_bytes(Samples sample) {
    assertThat(pdf(sample.json())).isEqualTo(pdf(sample.json()));
  }

  @Test
  void the_edition_and_its_tables_travel_inside() throws IOException {
    Map<String, byte[]> expected = new TreeMap<>();
    DOCUMENTS.forEach(
        (name, bytes) -> {
          if (name.endsWith(".csv") || name.equals("edition.json")) {
            expected.put(name.replace("tables/", ""), bytes);
          }
        });
    try (PDDocument pdf = Loader.loadPDF(PDF)) {
      Map<String, PDComplexFileSpecification> attached =
          pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
      assertThat(attached).containsOnlyKeys(expected.keySet());
      for (var file : attached.entrySet()) {
        assertThat(file.getValue().getEmbeddedFile().toByteArray())
            .isEqualTo(expected.get(file.getKey()));
        assertThat(file.getValue().getCOSObject().getNameAsString("AFRelationship"))
            .isEqualTo(file.getKey().equals("edition.json") ? "Source" : "Data");
      }
      assertThat(pdf.getDocumentCatalog().getCOSObject().getCOSArray(COSName.AF))
          .hasSize(expected.size());
    }
  }

  @Test
  void every_figure_of_the_scorecard_can_be_read_in_the_text() throws IOException {
    String text = joined(text(PDF));
    for (Scorecard.Row row : ReportPage.of(GOLDEN).scorecard().rows()) {
      assertThat(text)
          .contains(joined(row.service().title()))
          .contains(joined(row.availability()))
          .contains(joined(row.target()))
          .contains(joined(row.bad()))
          .contains(joined(row.ofAll()))
          .contains(joined(row.users()))
          .contains(joined(row.spent()));
    }
    for (Scorecard.TotalRow total : ReportPage.of(GOLDEN).scorecard().totals()) {
      assertThat(text).contains(joined(total.availability()), joined(total.bad()));
    }
    assertThat(text).contains(joined(ReportPage.of(GOLDEN).verdict().headline()));
  }

  @Test
  void four_pages_tell_the_week_and_an_appendix_of_exact_figures_follows() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(PDF)) {
      int pages = pdf.getNumberOfPages();
      int appendix =
          IntStream.rangeClosed(1, pages)
              .filter(page -> text(pdf, page).contains("Day by day"))
              .findFirst()
              .orElseThrow();
      assertThat(appendix).isLessThanOrEqualTo(5);
      assertThat(pages).isLessThanOrEqualTo(9);
      assertThat(text(pdf, 2)).contains("2026-W34, edition 1, provisional, page 2 of " + pages);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Samples.class,
      names = {"GOLDEN", "HOSTILE", "WIDE"})
  void no_text_runs_past_the_margin_of_the_paper(Samples sample) throws IOException {
    List<String> past = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(pdf(sample.json()))) {
      new PDFTextStripper() {
        @Override
        protected void writeString(String text, List<TextPosition> at) {
          TextPosition last = at.get(at.size() - 1);
          if (last.getX() + last.getWidth() > last.getPageWidth() - MARGIN) {
            past.add(text + " on page " + getCurrentPageNo());
          }
        }
      }.getText(pdf);
    }
    assertThat(past).isEmpty();
  }

  @Test
  void no_character_is_printed_as_a_number_sign() throws IOException {
    assertThat(text(PDF)).doesNotContain("#");
    assertThat(text(pdf(Samples.HOSTILE.json())))
        .doesNotContain("#")
        .contains("<script>alert(1)</script>]]>");
  }

  @Test
  void readers_learn_its_title_its_language_and_its_sections() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(PDF)) {
      assertThat(pdf.getDocumentInformation().getTitle())
          .isEqualTo(
              "Northwind Entertainment: service health 2026-W34 (Mon 17 - Sun 23 Aug 2026, UTC)");
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
      assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
          .isEqualTo(GOLDEN.edition().publishedAt());
      assertThat(pdf.getDocumentCatalog().getDocumentOutline().children())
          .extracting(item -> item.getTitle())
          .contains(GOLDEN_HEADLINE, "Scorecard", "Day by day", "Exact tables");
    }
  }

  static byte[] pdf(EditionJson json) {
    return Renderer.documents(json).get("report.pdf");
  }

  private static Map<String, String> faults(byte[] pdf, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      Map<String, String> faults = new TreeMap<>();
      for (TestAssertion fault : validator.validate(parser).getTestAssertions()) {
        faults.putIfAbsent(
            fault.getRuleId().getClause() + "-" + fault.getRuleId().getTestNumber(),
            fault.getMessage() + " at " + fault.getLocation().getContext());
      }
      return faults;
    }
  }

  private static String text(byte[] bytes) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  private static String text(PDDocument pdf, int page) {
    try {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      return stripper.getText(pdf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines break where a column ends. */
  private static String joined(String text) {
    return text.replaceAll("\\s", "");
  }
}
