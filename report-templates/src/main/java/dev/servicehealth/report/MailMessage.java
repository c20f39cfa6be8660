package dev.servicehealth.report;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Properties;

/**
 * The mail of one edition as a file, to be sent to whomever. All that a mail program makes up,
 * which is boundaries, the id and the date, comes from the edition here, for the same bytes.
 */
record MailMessage(EditionJson json, ReportPage page) {

  private static final String DOMAIN = "@service-health-record.invalid";

  /**
   * @param pdf the report, to be attached
   */
  byte[] bytes(byte[] pdf) {
    try {
      MimeMessage message = new Dated(Session.getInstance(new Properties()), id("mail"));
      MailPage mail = MailPage.of(page);
      message.setHeader("Date", date());
      message.setHeader("From", "Service Health Record <report" + DOMAIN + ">");
      message.setHeader("To", "undisclosed-recipients:;");
      message.setSubject(mail.subject(), "UTF-8");
      message.setContent(new Parts("mixed", boundary("mixed"), inside(mail), attachment(pdf)));
      message.saveChanges();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      message.writeTo(out);
      return out.toByteArray();
    } catch (MessagingException e) {
      throw new IllegalStateException("Cannot write the mail.", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the mail.", e);
    }
  }

  private BodyPart inside(MailPage mail) throws MessagingException {
    String cid = id("chart");
    String html = new String(Pages.mail(mail, cid), StandardCharsets.UTF_8);
    BodyPart texts =
        holding(
            new Parts(
                "alternative",
                boundary("alternative"),
                text("plain", new MailText(mail).text()),
                text("html", html)));
    return mail.chart().isEmpty()
        ? texts
        : holding(
            new Parts("related", boundary("related"), texts, picture(mail.chart().get(), cid)));
  }

  private static BodyPart holding(MimeMultipart parts) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setContent(parts);
    return part;
  }

  private static BodyPart text(String subtype, String text) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, "UTF-8", subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private static BodyPart picture(MailChart chart, String cid) throws MessagingException {
    MimeBodyPart part = file("chart.png", "image/png", chart.png());
    part.setContentID("<" + cid + ">");
    part.setDisposition(Part.INLINE);
    return part;
  }

  private BodyPart attachment(byte[] pdf) throws MessagingException {
    String period = json.edition().period().name().replaceAll("[^A-Za-z0-9]+", "-");
    String name =
        "service-health-%s-edition-%d.pdf"
            .formatted(
                period.substring(0, Math.min(40, period.length())), json.edition().edition());
    return file(name, "application/pdf", pdf);
  }

  private static MimeBodyPart file(String name, String type, byte[] bytes)
      throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
    part.setFileName(name);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private String id(String of) {
    return of + "-" + json.sha256().substring(0, 32) + DOMAIN;
  }

  private String boundary(String of) {
    return "=_" + of + "_" + json.sha256().substring(0, 32);
  }

  /** "Tue, 25 Aug 2026 06:00:00 +0000". */
  private String date() {
    LocalDateTime at = LocalDateTime.ofInstant(json.edition().publishedAt(), ZoneOffset.UTC);
    return String.format(
        Locale.ROOT,
        "%s, %s %02d:%02d:%02d +0000",
        Dates.weekday(at.toLocalDate()),
        Dates.date(at.toLocalDate()),
        at.getHour(),
        at.getMinute(),
        at.getSecond());
  }

  /** A message whose id is given: the library makes up another one whenever it saves. */
  private static final class Dated extends MimeMessage {
    private final String id;

    Dated(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }

  /** Parts between boundaries that are given: the library makes up its own. */
  private static final class Parts extends MimeMultipart {
    Parts(String subtype, String boundary, BodyPart... parts) throws MessagingException {
      super(subtype, parts);
      ContentType type = new ContentType(contentType);
      type.setParameter("boundary", boundary);
      contentType = type.toString();
    }
  }
}
