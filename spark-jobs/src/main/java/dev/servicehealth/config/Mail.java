package dev.servicehealth.config;

import dev.servicehealth.report.MailServer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How reports are mailed.
 *
 * @param password of the server's user; empty for a server that has none
 */
public record Mail(MailServer server, Optional<SecretReference> password) {

  /** Not to be printed; empty without a user. */
  public String secret() {
    return password
        .map(reference -> new String(reference.resolve(), StandardCharsets.UTF_8))
        .orElse("");
  }
}
