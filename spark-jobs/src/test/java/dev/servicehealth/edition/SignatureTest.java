package dev.servicehealth.edition;

import static dev.servicehealth.edition.Samples.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.servicehealth.Failure;
import dev.servicehealth.config.SecretReference;
import dev.servicehealth.config.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  @TempDir private Path folder;
  private final MemoryLedger ledger = new MemoryLedger();
  private Path reports;

  @BeforeEach
  void keys() throws Exception {
    reports = folder.resolve("reports");
    writeKeys("ours");
    writeKeys("other");
  }

  private void writeKeys(String name) throws GeneralSecurityException, IOException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    write(name + ".key", "PRIVATE", pair.getPrivate());
    write(name + ".pub", "PUBLIC", pair.getPublic());
  }

  private void write(String name, String kind, Key key) throws IOException {
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s KEY-----%n%s%n-----END %s KEY-----%n"
            .formatted(kind, Base64.getMimeEncoder().encodeToString(key.getEncoded()), kind));
  }

  private Signing signing(String key, String publicKey) {
    return new Signing(
        new SecretReference("file:" + folder.resolve(key)),
        Optional.ofNullable(publicKey).map(name -> folder.resolve(name).toString()));
  }

  private void publish(String period, String time, Optional<Signing> signing) {
    new Publisher(
            new Folders(reports),
            ledger,
            Clock.fixed(Instant.parse(time), ZoneOffset.UTC),
            signing.map(Signer::new))
        .publish(period, "run-1", imprint -> Samples.edition(period, imprint, PLAIN));
  }

  private SignatureCheck check(Signing signing) {
    return new SignatureCheck(new Folders(reports), ledger, new Signer(signing));
  }

  private void publishSigned() {
    publish("2026-W33", "2026-08-18T06:00:00Z", Optional.empty());
    publish("2026-W34", "2026-08-25T06:00:00Z", Optional.of(signing("ours.key", null)));
  }

  @Test
  void a_signed_edition_is_vouched_for_by_either_key_and_is_as_published() {
    publishSigned();
    assertThat(reports.resolve("2026-W34/edition-1/manifest.json.sig")).content().hasSize(89);
    assertThat(check(signing("ours.key", null)).differences()).isEmpty();
    assertThat(check(signing("ours.key", "ours.pub")).differences()).isEmpty();
    assertThat(check(signing("missing.key", "ours.pub")).differences()).isEmpty();
    Verifier verifier = new Verifier(new Folders(reports), ledger, edition -> edition);
    assertThat(verifier.differences(new Address("2026-W34", 1))).isEmpty();
    assertThat(ledger.recorded().get(new Address("2026-W34", 1)))
        .containsKey("manifest.json")
        .doesNotContainKey("manifest.json.sig");
  }

  @Test
  void another_key_and_a_changed_manifest_are_told() throws IOException {
    publishSigned();
    String sentence =
        "2026-W34/edition-1/manifest.json.sig: it is not the signature of its manifest by the"
            + " configured key";
    assertThat(check(signing("other.key", null)).differences()).containsExactly(sentence);
    assertThat(check(signing("ours.key", "other.pub")).differences()).containsExactly(sentence);
    Path manifest = reports.resolve("2026-W34/edition-1/manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("index", "indeks"));
    assertThat(check(signing("ours.key", null)).differences()).containsExactly(sentence);
    assertThat(check(signing("ours.key", "ours.pub")).differences()).containsExactly(sentence);
    Files.writeString(manifest.resolveSibling("manifest.json.sig"), "no signature");
    assertThat(check(signing("ours.key", "ours.pub")).differences()).containsExactly(sentence);
  }

  @Test
  void a_signature_that_was_removed_is_missed_after_the_first_signed_edition() throws IOException {
    publishSigned();
    publish("2026-W35", "2026-09-01T06:00:00Z", Optional.of(signing("ours.key", null)));
    Files.delete(reports.resolve("2026-W35/edition-1/manifest.json.sig"));
    assertThat(check(signing("ours.key", null)).differences())
        .containsExactly(
            "2026-W35/edition-1: it is not signed, and an edition published before it is");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3cr3t", "-----BEGIN PRIVATE KEY-----\nczNjcjN0\n-----END PRIVATE KEY-----"})
  void a_key_that_is_none_is_refused_and_nothing_is_published(String key) throws IOException {
    Files.writeString(folder.resolve("bad.key"), key);
    assertThatThrownBy(
            () ->
                publish("2026-W34", "2026-08-25T06:00:00Z", Optional.of(signing("bad.key", null))))
        .isInstanceOf(Failure.class)
        .hasMessageContainingAll("Cannot use signature.key file:", "bad.key", "Ed25519 key as PEM")
        .hasMessageNotContaining("s3cr3t")
        .hasNoCause();
    assertThat(reports.resolve("2026-W34/edition-1")).doesNotExist();
    assertThat(ledger.recorded()).isEmpty();
  }
}
