package dev.servicehealth.report;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where mail is handed over, and the envelope of it. The password is no part of this: it is read
 * when a mail is sent.
 *
 * @param user empty for a server that asks nobody who they are
 */
public record MailServer(
    String host, int port, Security security, Optional<String> user, String from, List<String> to) {

  /** How the connection is kept from others. */
  public enum Security {
    NONE,
    STARTTLS,
    TLS
  }

  public MailServer {
    to = List.copyOf(to);
  }

  /** Returns whether a text is one address of somebody, without line ends and names of groups. */
  public static boolean isAddress(String text) {
    try {
      InternetAddress[] parsed = InternetAddress.parse(text, true);
      return parsed.length == 1
          && !parsed[0].isGroup()
          && text.contains("@")
          && text.chars().noneMatch(Character::isISOControl);
    } catch (AddressException e) { // said by the caller, who knows the line
      return false;
    }
  }

  /** "smtp.example.org:587". */
  String place() {
    return host + ":" + port;
  }
}
