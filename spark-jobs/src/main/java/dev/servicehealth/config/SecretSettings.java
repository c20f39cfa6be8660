package dev.servicehealth.config;

import java.util.regex.Pattern;

/** Tells secrets from other settings by the name of the key and the shape of the value. */
public final class SecretSettings {
  /** The name of a credential <em>provider</em> is no secret: it is the way to avoid one. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)secret|password|passphrase|token|(access|account|private|encryption)[._-]?key"
              + "|credentials?+(?![._-]?provider)");

  private static final Pattern REFERENCE =
      Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*|file:[^\\p{Cntrl}]+");

  /** A host with a port and a container of Azure storage are none. */
  private static final Pattern PASSWORD_IN_ADDRESS =
      Pattern.compile("[^/:]+:/+[^/:@]+:(?!\\d+(/|$)).*@.*");

  private SecretSettings() {}

  static boolean isSecretName(String key) {
    return SECRET_NAME.matcher(key).find();
  }

  /** Returns whether an address carries a password: {@code scheme://user:password@host}. */
  public static boolean isPasswordInAddress(String address) {
    return PASSWORD_IN_ADDRESS.matcher(address).matches();
  }

  static boolean isReference(String value) {
    return REFERENCE.matcher(value).matches();
  }
}
