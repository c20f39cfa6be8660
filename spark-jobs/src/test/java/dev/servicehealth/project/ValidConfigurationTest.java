package dev.servicehealth.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.config.Configuration;
import dev.servicehealth.config.Configuration.Privacy;
import dev.servicehealth.config.Mail;
import dev.servicehealth.config.SecretReference;
import dev.servicehealth.config.Signing;
import dev.servicehealth.incident.Feed;
import dev.servicehealth.incident.MappingReader;
import dev.servicehealth.report.MailServer;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidConfigurationTest {
  @TempDir Path folder;
  private ProjectFiles files;

  @BeforeEach
  void write() {
    files = ProjectFiles.valid(folder);
  }

  @Test
  void minimal_configuration_has_every_default() {
    assertThat(Project.load(files.configuration()).configuration())
        .isEqualTo(
            new Configuration(
                "Service Health Record",
                Optional.empty(),
                folder + "/catalog",
                folder.toString(),
                folder + "/warehouse",
                folder + "/reports",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ZoneId.of("UTC"),
                30,
                new Privacy(Optional.empty(), 10),
                Map.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                true,
                Map.of()));
  }

  @Test
  void every_configuration_key_is_read() {
    files.write("incidents.jsonl", "");
    files.write("exclusions.yaml", "exclusions: []");
    files.write("policy.yaml", "policy: { freezeAt: 1 }");
    files.write(
        ProjectFiles.CONFIGURATION,
        """
        product: Northwind Entertainment
        catalog: ./catalog
        warehouse: s3a://lake/health
        reports: ../reports
        incidents: incidents.jsonl
        changes: { path: changes }
        exclusions: exclusions.yaml
        policy: policy.yaml
        calendar: { timeZone: Europe/Berlin, weeks: iso }
        provisionalDays: 7
        privacy: { userKey: "file:keys/user", minimumUsers: 25 }
        chat: { slack: env:SLACK_WEBHOOK, teams: "file:keys/teams" }
        signature: { key: "file:keys/signing", publicKey: exclusions.yaml }
        openLineage: true
        shortcuts: false
        mail:
          host: smtp.example.org
          port: 2525
          security: tls
          user: reporter
          password: env:SMTP_PASSWORD
          from: Service Health <health@example.org>
          to: [ ceo@example.org, cto@example.org ]
        spark:
          spark.sql.shuffle.partitions: 8
          spark.hadoop.fs.s3a.secret.key: env:S3_SECRET
          spark.hadoop.fs.s3a.aws.credentials.provider: software.amazon.Some
        """);

    assertThat(Project.load(files.configuration()).configuration())
        .isEqualTo(
            new Configuration(
                "Northwind Entertainment",
                Optional.empty(),
                folder + "/catalog",
                folder.toString(),
                "s3a://lake/health",
                folder.resolveSibling("reports").toString(),
                Optional.of(
                    new Feed(folder.resolve("incidents.jsonl"), MappingReader.ofIncidents())),
                Optional.of(new Feed(folder.resolve("changes"), MappingReader.ofChanges())),
                Optional.of(folder + "/exclusions.yaml"),
                Optional.of(folder + "/policy.yaml"),
                ZoneId.of("Europe/Berlin"),
                7,
                new Privacy(Optional.of(new SecretReference("file:" + folder + "/keys/user")), 25),
                Map.of(
                    "slack", new SecretReference("env:SLACK_WEBHOOK"),
                    "teams", new SecretReference("file:" + folder + "/keys/teams")),
                Optional.of(
                    new Signing(
                        new SecretReference("file:" + folder + "/keys/signing"),
                        Optional.of(folder + "/exclusions.yaml"))),
                true,
                Optional.of(
                    new Mail(
                        new MailServer(
                            "smtp.example.org",
                            2525,
                            MailServer.Security.TLS,
                            Optional.of("reporter"),
                            "Service Health <health@example.org>",
                            List.of("ceo@example.org", "cto@example.org")),
                        Optional.of(new SecretReference("env:SMTP_PASSWORD")))),
                false,
                Map.of(
                    "spark.sql.shuffle.partitions", "8",
                    "spark.hadoop.fs.s3a.secret.key", "env:S3_SECRET",
                    "spark.hadoop.fs.s3a.aws.credentials.provider", "software.amazon.Some")));
  }

  @Test
  void secret_spark_settings_are_resolved_only_on_request() {
    files.write("key", "s3cr3t\n");
    files.edit(
        ProjectFiles.CONFIGURATION,
        "reports: reports",
        "reports: reports\nspark: { spark.ssl.keyPassword: file:key, spark.app.name: x }");
    Configuration configuration = Project.load(files.configuration()).configuration();

    assertThat(configuration.toString()).doesNotContain("s3cr3t");
    assertThat(configuration.sparkSettings())
        .isEqualTo(Map.of("spark.ssl.keyPassword", "s3cr3t", "spark.app.name", "x"));
  }

  @Test
  void addresses_with_ports_and_containers_are_no_secrets() {
    files.edit(
        ProjectFiles.CONFIGURATION,
        "warehouse: warehouse\nreports: reports",
        "warehouse: abfss://lake@account.dfs.core.windows.net/a\nreports: hdfs://name:8020/a@b");

    assertThat(Project.load(files.configuration()).configuration().warehouse())
        .isEqualTo("abfss://lake@account.dfs.core.windows.net/a");
  }
}
