package dev.servicehealth.report;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The size and the SHA-256 of every document of an edition, sorted by name, and the SHA-256 of the
 * manifest before it. Editions without a chain have the manifest that they were published with.
 */
record Manifest(SortedMap<String, byte[]> documents, Edition edition) {

  private static final String SCHEMA = "service-health/manifest/";

  byte[] bytes() {
    boolean isChained = edition.schemaNumber() >= Edition.FIRST_CHAINED_SCHEMA;
    SortedMap<String, Object> manifest = new TreeMap<>();
    manifest.put("schema", SCHEMA + (isChained ? 2 : 1));
    if (isChained) {
      manifest.put("before", edition.chain());
    }
    manifest.put(
        "documents",
        documents.entrySet().stream().map(e -> entry(e.getKey(), e.getValue())).toList());
    return Json.bytes(manifest);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private static SortedMap<String, Object> entry(String name, byte[] bytes) {
    return new TreeMap<>(Map.of("bytes", bytes.length, "name", name, "sha256", sha256(bytes)));
  }
}
