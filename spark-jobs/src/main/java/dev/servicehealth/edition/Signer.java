package dev.servicehealth.edition;

import dev.servicehealth.Failure;
import dev.servicehealth.config.Signing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Signs manifests with Ed25519 and checks signatures: with the public key where that is configured,
 * and by signing again where only the private one is, for the same key gives the same signature.
 */
public final class Signer {
  private static final String ALGORITHM = "Ed25519";

  private final Signing signing;

  public Signer(Signing signing) {
    this.signing = signing;
  }

  /** As text in Base64. */
  String sign(byte[] manifest) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey());
      signature.update(manifest);
      return Base64.getEncoder().encodeToString(signature.sign()) + "\n";
    } catch (GeneralSecurityException e) {
      throw unusable("signature.key", signing.key().reference(), e);
    }
  }

  boolean isSignatureOf(byte[] manifest, String text) {
    return signing
        .publicKey()
        .map(file -> isSigned(manifest, text, file))
        .orElseGet(
            () ->
                MessageDigest.isEqual(
                    sign(manifest).getBytes(StandardCharsets.UTF_8),
                    text.getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean isSigned(byte[] manifest, String text, String file) {
    PublicKey key = publicKey(file);
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(manifest);
      return signature.verify(Base64.getDecoder().decode(text.strip()));
    } catch (GeneralSecurityException | IllegalArgumentException e) { // no signature of any key
      return false;
    }
  }

  private PrivateKey privateKey() {
    String reference = signing.key().reference();
    try {
      String pem = new String(signing.key().resolve(), StandardCharsets.UTF_8);
      return KeyFactory.getInstance(ALGORITHM)
          .generatePrivate(new PKCS8EncodedKeySpec(der(pem, "PRIVATE KEY")));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unusable("signature.key", reference, e);
    }
  }

  private static PublicKey publicKey(String file) {
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePublic(
              new X509EncodedKeySpec(der(Files.readString(Path.of(file)), "PUBLIC KEY")));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw unusable("signature.publicKey", file, e);
    }
  }

  private static byte[] der(String pem, String kind) {
    return Base64.getMimeDecoder()
        .decode(
            pem.replace("-----BEGIN " + kind + "-----", "")
                .replace("-----END " + kind + "-----", ""));
  }

  /** Without the cause, whose message may quote what the file holds. */
  private static Failure unusable(String setting, String where, Exception why) {
    return new Failure(
        Failure.Kind.USAGE,
        "Cannot use %s %s (%s): it must be an Ed25519 key as PEM; make one with `openssl genpkey -algorithm ed25519`"
            .formatted(setting, where, why.getClass().getSimpleName()));
  }
}
