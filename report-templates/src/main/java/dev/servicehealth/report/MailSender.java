package dev.servicehealth.report;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Hands the {@code mail.eml} of an edition to a mail server. Only the headers that name people are
 * set; the id stays the edition's, so that a mail that arrives twice is one to its readers.
 */
public final class MailSender {

  /**
   * @param timeout for each answer of the server
   * @param pauses before each further try
   */
  record Patience(Duration timeout, List<Duration> pauses) {

    static final Patience USUAL =
        new Patience(
            Duration.ofSeconds(10), List.of(Duration.ofSeconds(5), Duration.ofSeconds(20)));
  }

  private final MailServer server;
  private final Supplier<String> password;
  private final Patience patience;

  /**
   * @param password asked for where the server has a user
   */
  public MailSender(MailServer server, Supplier<String> password) {
    this(server, password, Patience.USUAL);
  }

  MailSender(MailServer server, Supplier<String> password, Patience patience) {
    this.server = server;
    this.password = password;
    this.patience = patience;
  }

  /**
   * Tries until the server has the mail, or three times.
   *
   * @throws IOException that names the server and what it said last
   */
  public void send(Path eml) throws IOException {
    for (int failed = 0; ; failed++) {
      try {
        handOver(eml);
        return;
      } catch (AuthenticationFailedException e) {
        throw new IOException(
            "%s does not accept the user %s".formatted(server.place(), server.user().orElse("")),
            e);
      } catch (MessagingException e) {
        if (failed == patience.pauses().size()) {
          throw new IOException(
              "%s did not take it in %d tries: %s".formatted(server.place(), failed + 1, why(e)),
              e);
        }
        pause(patience.pauses().get(failed));
      }
    }
  }

  private void handOver(Path eml) throws MessagingException, IOException {
    Session session = Session.getInstance(settings());
    try (InputStream in = Files.newInputStream(eml);
        Transport transport = session.getTransport("smtp")) {
      MimeMessage message = new MimeMessage(session, in);
      message.setHeader("From", server.from());
      message.setHeader("To", String.join(",\r\n\t", server.to()));
      transport.connect(server.host(), server.port(), server.user().orElse(null), secret());
      transport.sendMessage(message, InternetAddress.parse(String.join(",", server.to()), true));
    }
  }

  private String secret() {
    return server.user().isEmpty() ? null : password.get();
  }

  private Properties settings() {
    String timeout = Long.toString(patience.timeout().toMillis());
    Properties settings = new Properties();
    settings.put("mail.smtp.connectiontimeout", timeout);
    settings.put("mail.smtp.timeout", timeout);
    settings.put("mail.smtp.writetimeout", timeout);
    settings.put("mail.smtp.from", address(server.from()));
    settings.put("mail.smtp.auth", Boolean.toString(server.user().isPresent()));
    switch (server.security()) {
      case NONE -> {}
      case STARTTLS -> {
        settings.put("mail.smtp.starttls.enable", "true");
        settings.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> settings.put("mail.smtp.ssl.enable", "true");
    }
    return settings;
  }

  /** The address alone: an envelope names nobody. */
  private static String address(String from) {
    try {
      return InternetAddress.parse(from, true)[0].getAddress();
    } catch (MessagingException e) {
      throw new IllegalArgumentException(from + " is not an address", e);
    }
  }

  private static String why(MessagingException e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String said = String.valueOf(deepest.getMessage()).strip();
    return said.replaceAll("\\p{Cc}+", " ");
  }

  private static void pause(Duration pause) throws IOException {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was interrupted between two tries", e);
    }
  }
}
