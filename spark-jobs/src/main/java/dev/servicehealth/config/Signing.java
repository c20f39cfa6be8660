package dev.servicehealth.config;

import java.util.Optional;

/**
 * How manifests are signed.
 *
 * @param key where the private key is: Ed25519, PKCS#8 as PEM
 * @param publicKey file with the public key, for those who check signatures without the private one
 */
public record Signing(SecretReference key, Optional<String> publicKey) {}
