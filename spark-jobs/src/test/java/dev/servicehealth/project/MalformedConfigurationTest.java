package dev.servicehealth.project;

import static dev.servicehealth.project.ProjectFiles.CONFIGURATION;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of the configuration file. */
class MalformedConfigurationTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("cases")
  void is_refused_with_its_line_and_a_remedy(Malformed malformed) {
    malformed.assertRefused(folder);
  }

  private static Malformed configuration(String replacement, String fragment) {
    return new Malformed(CONFIGURATION, "reports: reports", replacement, fragment);
  }

  private static Malformed added(String line, String fragment) {
    return configuration("reports: reports\n" + line, fragment);
  }

  static Stream<Malformed> cases() {
    return Stream.of(
        configuration("reports: reports\n\t▸x: 1", "a tab is used for indentation; use spaces"),
        configuration("reports: [reports\n▸x: }", "is not YAML: expected ',' or ']'"),
        added("▸secret: *hunter2", "put text that starts with * in quotes"),
        configuration("▸report: x\nreports: y", "did you mean \"reports\"?"),
        added("▸reports: again", "The key \"reports\" is given twice; remove one"),
        added("---\n▸product: x", "A configuration is one document; remove"),
        new Malformed(
            CONFIGURATION,
            "catalog: catalog\n",
            "",
            "The key \"catalog\" is missing in the document; add it"),
        configuration("▸reports: [a]", "reports must be text (put what is not a word in quotes)"),
        configuration("▸reports:", "reports must be text"),
        added("▸product: 7", "product must be text"),
        added("▸mails: { to: x }", "Unknown key \"mails\""),
        added("▸mail: { host: h, from: a@b.org }", "The key \"to\" is missing in mail"),
        added("mail: { host: h, from: a@b.org, ▸to: [] }", "mail.to names nobody"),
        added("mail: { host: h, from: a@b.org, ▸to: a@b.org }", "mail.to must be a list"),
        added(
            "mail: { host: h, ▸from: nobody, to: [ a@b.org ] }",
            "mail.from must be one address such as"),
        added(
            "mail: { host: h, from: a@b.org, ▸to: [ \"a@b.org, c@d.org\" ] }",
            "mail.to[0] must be one address such as"),
        added(
            "mail: { host: h, from: a@b.org, to: [ a@b.org ], user: u, ▸password: hunter2 }",
            "mail.password is an inline secret; write env:NAME or file:PATH"),
        added(
            "▸mail: { host: h, from: a@b.org, to: [ a@b.org ], user: u }",
            "mail has a user and a password, or neither"),
        added(
            "mail: { host: h, from: a@b.org, to: [ a@b.org ], ▸security: ssl }",
            "mail.security must be one of none, starttls, tls"),
        added(
            "mail: { host: h, from: a@b.org, to: [ a@b.org ], ▸port: 65536 }",
            "must be a whole number from 1 to 65535"),
        added("▸calendar: { timezone: UTC }", "did you mean \"timeZone\"?"),
        added("▸calendar: { timeZone: Europe/Berln }", "did you mean \"Europe/Berlin\"?"),
        added("▸calendar: { timeZone: GMT+2 }", "must be an IANA time zone such as"),
        added("▸calendar: { weeks: us }", "calendar.weeks must be one of iso, and is \"us\""),
        added("▸provisionalDays: 401", "must be a whole number from 0 to 400, and is \"401\""),
        configuration("▸reports: " + "x".repeat(10_001), "is longer than 10000 characters"),
        configuration("▸reports: \"a\\0b\"", "reports is not a path"),
        added("▸provisionalDays: 1.5", "must be a whole number from 0 to 400"),
        added("▸provisionalDays: { a: b }", "must be a whole number from 0 to 400, and is a map"),
        added("▸privacy: { userKey: hunter2 }", "privacy.userKey is an inline secret; write env:"),
        added("▸privacy: { userKey: \"env:hunter2 x\" }", "is an inline secret"),
        added("▸privacy: { userKey: \"file:hunter2\\0\" }", "is an inline secret"),
        added("▸privacy: { userKey: [hunter2] }", "privacy.userKey must be a single value"),
        added("▸chat: { slack: https://hooks.example/hunter2 }", "chat.slack is an inline secret"),
        added("▸chat: { discord: env:HOOK }", "Unknown key \"chat.discord\""),
        added("▸signature: { key: hunter2 }", "signature.key is an inline secret"),
        added(
            "▸signature: { key: env:K, publicKey: no.pem }",
            "signature.publicKey must be an existing file"),
        added("▸signature: { }", "The key \"key\" is missing in signature"),
        added("▸privacy: { minimumUsers: 1 }", "must be a whole number from 2 to 1000000"),
        added("▸privacy: { minimumUser: 10 }", "did you mean \"minimumUsers\"?"),
        added("▸incidents: s3a://lake/incidents", "incidents must be on this machine's disk"),
        added("▸incidents: { mapping: { id: id } }", "The key \"path\" is missing in incidents"),
        added(
            "incidents: { path: x, ▸preset: statuspages }",
            "There is no preset \"statuspages\"; did you mean \"statuspage\"?"),
        added(
            "incidents: { path: x, mapping: { ▸began: started_at } }",
            "Unknown key \"incidents.mapping.began\""),
        added(
            "incidents: { path: x, mapping: { ▸started: \"$.a[?(\" } }",
            "incidents.mapping.started is not a JSON path"),
        added(
            "incidents: { path: x, severities: { ▸SEV0: 0 } }",
            "incidents.severities.SEV0 must be a whole number from 1 to 5"),
        added("changes: { path: x, ▸preset: statuspage }", "is for incidents; remove it"),
        added("▸policy: none.yaml", "policy must be an existing file, and is"),
        added("▸exclusions: none.yaml", "exclusions must be an existing file, and is"),
        new Malformed(
            CONFIGURATION,
            "catalog: catalog",
            "▸catalog: catalogue",
            "catalog must be an existing folder, and is"),
        new Malformed(
            CONFIGURATION,
            "catalog: catalog",
            "▸catalog: s3a://lake/catalog",
            "catalog must be on this machine's disk"),
        configuration("▸reports: s3a://key:hunter2@lake/reports", "holds an inline secret"),
        added(
            "spark:\n  ▸spark.hadoop.fs.s3a.secret.key: hunter2", "secret.key is an inline secret"),
        added("spark:\n  ▸spark.ssl.keyPassword: 12345", "is an inline secret"),
        added(
            "spark:\n  ▸spark.sql.ansi.enabled: false",
            "is set by this program, because figures depend on it"),
        added(
            "spark:\n  ▸spark.sql.session.timeZone: X",
            "is set by this program, because figures depend on it"),
        added("spark:\n  ▸sql.shuffle.partitions: 8", "these start with \"spark.\""),
        added("spark:\n  ▸spark.sql.x: [8]", "spark.sql.x must be a single value, and is a list"));
  }
}
