package dev.servicehealth.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/**
 * Makes a laid out PDF the record of its edition: attaches the data that it was printed from, and
 * takes everything that a clock or chance would give from the edition, for the same bytes.
 */
record PdfRecord(EditionJson json) {

  private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");
  private static final Map<String, String> TYPES =
      Map.of("json", "application/json", "csv", "text/csv");

  byte[] bytes(PDDocument pdf, SortedMap<String, byte[]> attached) throws IOException {
    attach(pdf, attached);
    date(pdf);
    pdf.getDocument().getTrailer().setItem(COSName.ID, id());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pdf.save(out);
    return out.toByteArray();
  }

  private Calendar published() {
    Calendar published = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    published.setTimeInMillis(json.edition().publishedAt().toEpochMilli());
    return published;
  }

  private COSArray id() {
    byte[] hash = HexFormat.of().parseHex(json.sha256());
    COSArray id = new COSArray();
    id.add(new COSString(hash));
    id.add(new COSString(hash));
    id.setDirect(true);
    return id;
  }

  private void date(PDDocument pdf) throws IOException {
    pdf.getDocumentInformation().setCreationDate(published());
    PDMetadata metadata = pdf.getDocumentCatalog().getMetadata();
    String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    String day = json.edition().publishedAt().toString();
    metadata.importXMPMetadata(
        xmp.replaceAll("(<xmp:CreateDate>)[^<]*", "$1" + day).getBytes(StandardCharsets.UTF_8));
  }

  private void attach(PDDocument pdf, SortedMap<String, byte[]> attached) throws IOException {
    PDDocumentCatalog catalog = pdf.getDocumentCatalog();
    Map<String, PDComplexFileSpecification> files = new TreeMap<>();
    COSArray associated = new COSArray();
    for (Map.Entry<String, byte[]> each : attached.entrySet()) {
      String name = each.getKey().substring(each.getKey().lastIndexOf('/') + 1);
      PDComplexFileSpecification file = file(pdf, name, each.getValue());
      files.put(name, file);
      associated.add(file.getCOSObject());
    }
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(files);
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(catalog);
    names.setEmbeddedFiles(tree);
    catalog.setNames(names);
    catalog.getCOSObject().setItem(COSName.AF, associated);
  }

  private PDComplexFileSpecification file(PDDocument pdf, String name, byte[] bytes)
      throws IOException {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    PDEmbeddedFile data =
        new PDEmbeddedFile(pdf, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
    data.setSubtype(TYPES.get(extension));
    data.setSize(bytes.length);
    data.setCreationDate(published());
    data.setModDate(published());
    PDComplexFileSpecification file = new PDComplexFileSpecification();
    file.setFile(name);
    file.setFileUnicode(name);
    file.setFileDescription(extension.equals("json") ? "The edition as data" : "Table " + name);
    file.setEmbeddedFile(data);
    file.setEmbeddedFileUnicode(data);
    file.getCOSObject().setName(RELATIONSHIP, extension.equals("json") ? "Source" : "Data");
    return file;
  }
}
