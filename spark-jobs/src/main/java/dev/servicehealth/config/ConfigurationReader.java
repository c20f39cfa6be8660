package dev.servicehealth.config;

import dev.servicehealth.config.Configuration.Privacy;
import dev.servicehealth.incident.Feed;
import dev.servicehealth.incident.Mapping;
import dev.servicehealth.incident.MappingReader;
import dev.servicehealth.yaml.TimeZones;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import dev.servicehealth.yaml.YamlProblems;
import dev.servicehealth.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads {@code service-health.yaml}. What it returns may be used only if there are no problems. */
public final class ConfigurationReader {
  private static final List<String> KEYS =
      List.of(
          "product",
          "responsible",
          "catalog",
          "warehouse",
          "reports",
          "incidents",
          "changes",
          "exclusions",
          "policy",
          "calendar",
          "provisionalDays",
          "privacy",
          "chat",
          "signature",
          "openLineage",
          "mail",
          "shortcuts",
          "spark");

  private static final List<String> CHAT_APPS = List.of("slack", "teams");

  private static final String DEFAULT_PRODUCT = "Service Health Record";
  private static final int DEFAULT_PROVISIONAL_DAYS = 30;
  private static final int DEFAULT_MINIMUM_USERS = 10;

  private final Locations locations;

  private ConfigurationReader(Locations locations) {
    this.locations = locations;
  }

  /** The configuration, with stand-ins for the values that are problems; empty without a file. */
  public static Optional<Configuration> read(Path file, YamlProblems problems) {
    if (!Files.isRegularFile(file)) {
      problems.add(
          YamlReader.displayName(file),
          0,
          "there is no such configuration file; name one with --config FILE");
      return Optional.empty();
    }

    List<YamlNode> documents = YamlReader.read(file, problems);
    if (documents.size() > 1) {
      documents.get(1).problem("A configuration is one document; remove the one after ---");
    }
    return documents.stream()
        .findFirst()
        .flatMap(document -> document.mapping(KEYS))
        .map(new ConfigurationReader(new Locations(file))::configuration);
  }

  private Configuration configuration(YamlMapping root) {
    return new Configuration(
        root.text("product").orElse(DEFAULT_PRODUCT),
        root.text("responsible"),
        root.required("catalog").map(locations::folder).orElse(""),
        locations.base(),
        root.required("warehouse").map(locations::anywhere).orElse(""),
        root.required("reports").map(locations::anywhere).orElse(""),
        root.at("incidents")
            .map(node -> feed(node, MappingReader::incidents, MappingReader.ofIncidents())),
        root.at("changes")
            .map(node -> feed(node, MappingReader::changes, MappingReader.ofChanges())),
        root.at("exclusions").flatMap(locations::file),
        root.at("policy").flatMap(locations::file),
        root.at("calendar").map(ConfigurationReader::timeZone).orElse(utc()),
        root.at("provisionalDays")
            .flatMap(value -> value.integer(0, 400))
            .orElse(DEFAULT_PROVISIONAL_DAYS),
        root.at("privacy")
            .map(this::privacy)
            .orElse(new Privacy(Optional.empty(), DEFAULT_MINIMUM_USERS)),
        root.at("chat").flatMap(value -> value.mapping(CHAT_APPS)).map(this::chat).orElse(Map.of()),
        root.at("signature").flatMap(this::signature),
        root.at("openLineage").flatMap(YamlNode::flag).orElse(false),
        root.at("mail").flatMap(new MailReader(locations)::read),
        root.at("shortcuts").flatMap(YamlNode::flag).orElse(true),
        root.at("spark").flatMap(YamlNode::entries).map(this::spark).orElse(Map.of()));
  }

  /** A path alone, of a feed in our own form, or a mapping that says how to read it. */
  private Feed feed(YamlNode node, Function<YamlMapping, Mapping> reader, Mapping own) {
    if (!node.isMapping()) {
      return new Feed(locations.perhaps(node), own);
    }
    Optional<YamlMapping> keys = node.mapping(MappingReader.KEYS);
    return new Feed(
        keys.flatMap(written -> written.required("path"))
            .map(locations::perhaps)
            .orElse(Path.of("")),
        keys.map(reader).orElse(own));
  }

  private static ZoneId timeZone(YamlNode node) {
    Optional<YamlMapping> calendar = node.mapping(List.of("timeZone", "weeks"));
    calendar
        .flatMap(keys -> keys.at("weeks"))
        .ifPresent(weeks -> weeks.choice(Map.of("iso", "iso")));
    return calendar.flatMap(keys -> keys.at("timeZone")).flatMap(TimeZones::read).orElse(utc());
  }

  /** The region named UTC, not the offset Z: the two are not equal. */
  private static ZoneId utc() {
    return ZoneId.ofOffset("UTC", ZoneOffset.UTC);
  }

  private Privacy privacy(YamlNode node) {
    Optional<YamlMapping> keys = node.mapping(List.of("userKey", "minimumUsers"));
    return new Privacy(
        keys.flatMap(privacy -> privacy.at("userKey")).map(this::secret),
        keys.flatMap(privacy -> privacy.at("minimumUsers"))
            .flatMap(value -> value.integer(2, 1_000_000))
            .orElse(DEFAULT_MINIMUM_USERS));
  }

  private Map<String, SecretReference> chat(YamlMapping keys) {
    Map<String, SecretReference> webhooks = new TreeMap<>();
    CHAT_APPS.forEach(app -> keys.at(app).ifPresent(value -> webhooks.put(app, secret(value))));
    return Collections.unmodifiableMap(webhooks);
  }

  private Optional<Signing> signature(YamlNode node) {
    Optional<YamlMapping> keys = node.mapping(List.of("key", "publicKey"));
    Optional<String> publicKey = keys.flatMap(k -> k.at("publicKey")).flatMap(locations::file);
    return keys.flatMap(k -> k.required("key")).map(key -> new Signing(secret(key), publicKey));
  }

  private SecretReference secret(YamlNode value) {
    Optional<String> written = value.scalar();
    if (written.isPresent() && SecretSettings.isReference(written.get())) {
      return locations.secret(written.get());
    }
    if (written.isPresent()) {
      value.problem(inlineSecret(value.name()));
    }
    return new SecretReference("env:REFUSED");
  }

  static String inlineSecret(String name) {
    return name + " is an inline secret; write env:NAME or file:PATH, where the secret is";
  }

  private Map<String, String> spark(Map<String, YamlNode> entries) {
    Map<String, String> settings = new TreeMap<>();
    entries.forEach(
        (key, value) ->
            value.scalar().ifPresent(text -> settings.put(key, sparkSetting(key, value, text))));
    return Collections.unmodifiableMap(settings);
  }

  private String sparkSetting(String key, YamlNode value, String text) {
    if (!key.startsWith("spark.")) {
      value.problem("\"" + key + "\" is not a Spark setting; these start with \"spark.\"");
    }
    if (Configuration.OWNED_BY_THE_SESSION.contains(key)) {
      value.problem(key + " is set by this program, because figures depend on it; remove it");
    }
    if (!SecretSettings.isSecretName(key)) {
      return text;
    }
    if (SecretSettings.isReference(text)) {
      return locations.secret(text).reference();
    }
    value.problem(inlineSecret(key));
    return "";
  }
}
