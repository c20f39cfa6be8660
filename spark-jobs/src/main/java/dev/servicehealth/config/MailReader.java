package dev.servicehealth.config;

import dev.servicehealth.report.MailServer;
import dev.servicehealth.report.MailServer.Security;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the key {@code mail}: the server, its user, and who writes to whom. */
final class MailReader {
  private static final List<String> KEYS =
      List.of("host", "port", "security", "user", "password", "from", "to");

  /** In one order, for the problem that lists them. */
  private static final Map<String, Security> SECURITY =
      new TreeMap<>(
          Map.of("none", Security.NONE, "starttls", Security.STARTTLS, "tls", Security.TLS));

  private final Locations locations;

  MailReader(Locations locations) {
    this.locations = locations;
  }

  /** The result must not be used once a problem is recorded. */
  Optional<Mail> read(YamlNode node) {
    return node.mapping(KEYS).map(this::mail);
  }

  private Mail mail(YamlMapping keys) {
    Optional<String> user = keys.text("user");
    Optional<SecretReference> password = keys.at("password").flatMap(this::password);
    if (user.isPresent() != keys.has("password")) {
      keys.node().problem("mail has a user and a password, or neither; write both or remove one");
    }
    Security security =
        keys.at("security").flatMap(value -> value.choice(SECURITY)).orElse(Security.STARTTLS);
    return new Mail(
        new MailServer(
            keys.requiredText("host"),
            keys.at("port").flatMap(value -> value.integer(1, 65_535)).orElse(usual(security)),
            security,
            user,
            keys.required("from").map(MailReader::address).orElse(""),
            keys.required("to").map(MailReader::addresses).orElse(List.of())),
        password);
  }

  private static int usual(Security security) {
    return switch (security) {
      case NONE -> 25;
      case STARTTLS -> 587;
      case TLS -> 465;
    };
  }

  private static List<String> addresses(YamlNode to) {
    Optional<List<YamlNode>> items = to.items();
    if (items.isPresent() && items.get().isEmpty()) {
      to.problem("mail.to names nobody; write at least one address");
    }
    return items.orElse(List.of()).stream().map(MailReader::address).toList();
  }

  private static String address(YamlNode value) {
    String text = value.text().orElse("");
    if (!text.isEmpty() && !MailServer.isAddress(text)) {
      value.problem(
          "%s must be one address such as \"Service Health <health@example.org>\", and is %s"
              .formatted(value.name(), value.shown()));
    }
    return text;
  }

  private Optional<SecretReference> password(YamlNode value) {
    Optional<String> written = value.scalar();
    if (written.isPresent() && !SecretSettings.isReference(written.get())) {
      value.problem(ConfigurationReader.inlineSecret(value.name()));
      return Optional.empty();
    }
    return written.map(locations::secret);
  }
}
