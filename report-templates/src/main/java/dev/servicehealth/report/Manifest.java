package dev.servicehealth.report;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The size and the SHA-256 of every document of an edition, sorted by name. */
record Manifest(SortedMap<String, byte[]> documents) {

  private static final String SCHEMA = "service-health/manifest/1";

  byte[] bytes() {
    List<SortedMap<String, Object>> entries =
        documents.entrySet().stream().map(e -> entry(e.getKey(), e.getValue())).toList();
    return Json.bytes(new TreeMap<>(Map.of("documents", entries, "schema", SCHEMA)));
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
