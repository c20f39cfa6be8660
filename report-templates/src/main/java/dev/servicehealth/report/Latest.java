package dev.servicehealth.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The latest week, month and quarter for programs that show or watch them, and the head of the
 * chain of manifests for those that witness it.
 */
record Latest(Archive archive) {

  private static final String SCHEMA = "service-health/latest/1";

  byte[] bytes() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", SCHEMA);
    document.put("head", archive.head().orElse(null));
    document.put(
        "editions",
        Stream.of("week", "month", "quarter")
            .flatMap(kind -> archive.latest(kind).stream())
            .map(Latest::edition)
            .toList());
    return Json.bytes(document);
  }

  private static Map<String, Object> edition(Archived archived) {
    Edition edition = archived.edition();
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("kind", edition.period().kind());
    said.put("period", edition.period().name());
    said.put("firstDay", edition.period().firstDay().toString());
    said.put("lastDay", edition.period().lastDay().toString());
    said.put("timeZone", edition.period().timeZone());
    said.put("edition", edition.edition());
    said.put("publishedAt", edition.publishedAt().toString());
    said.put("provisionalUntil", edition.provisionalUntil().toString());
    said.put("address", archived.address());
    said.put("headline", archived.headline());
    Map<String, Long> states = new LinkedHashMap<>();
    archived.counts().forEach(count -> states.put(count.getKey().word(), count.getValue()));
    said.put("states", states);
    said.put("record", archived.json().recordId());
    said.put("head", archived.manifest().orElse(null));
    return said;
  }
}
