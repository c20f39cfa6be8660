package dev.servicehealth.exclusion;

import dev.servicehealth.yaml.Suggestion;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import dev.servicehealth.yaml.YamlProblems;
import dev.servicehealth.yaml.YamlReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the file of exclusions, whose keys the package lists. The result may be used only if there
 * are no problems.
 */
public final class ExclusionsReader {
  private static final List<String> KEYS =
      List.of(
          "services",
          "objectives",
          "from",
          "to",
          "recurrence",
          "serviceHours",
          "category",
          "reason",
          "requestedBy",
          "requestedAt",
          "approvedBy",
          "approvedAt");

  private final ServicesReader servicesReader;
  private final Set<String> knownObjectives;

  private ExclusionsReader(ServicesReader servicesReader, Set<String> knownObjectives) {
    this.servicesReader = servicesReader;
    this.knownObjectives = knownObjectives;
  }

  /**
   * The exclusions in the order written.
   *
   * @param services names of the catalog's; empty if they are not known
   * @param objectives names of the catalog's; none if they are not known
   */
  public static List<Exclusion> read(
      Path file, Optional<Set<String>> services, Set<String> objectives, YamlProblems problems) {
    List<YamlNode> documents = YamlReader.read(file, problems);
    if (documents.size() > 1) {
      documents.get(1).problem("Exclusions are one document; remove the --- before this one");
    }
    ExclusionsReader reader = new ExclusionsReader(new ServicesReader(services), objectives);
    return documents.stream()
        .findFirst()
        .flatMap(document -> document.mapping(List.of("exclusions")))
        .flatMap(keys -> keys.required("exclusions"))
        .flatMap(YamlNode::items)
        .orElse(List.of())
        .stream()
        .flatMap(entry -> entry.mapping(KEYS).flatMap(reader::exclusion).stream())
        .toList();
  }

  private Optional<Exclusion> exclusion(YamlMapping keys) {
    List<String> services = keys.required("services").map(servicesReader::read).orElse(List.of());
    List<String> objectives =
        keys.items("objectives").stream().flatMap(item -> objective(item).stream()).toList();
    Optional<Schedule> schedule = ScheduleReader.read(keys);
    String category =
        keys.required("category").flatMap(node -> node.choice(Category.WORDS)).orElse("");
    mustSayServiceHours(keys, category);
    String reason = keys.requiredText("reason");
    String requestedBy = keys.requiredText("requestedBy");
    Optional<Instant> requestedAt = keys.at("requestedAt").flatMap(Times::moment);
    Optional<String> approvedBy = keys.text("approvedBy");
    Optional<Instant> approvedAt = approvedAt(keys, requestedAt);
    return schedule.map(
        when ->
            new Exclusion(
                services,
                objectives,
                when,
                category,
                reason,
                requestedBy,
                requestedAt,
                approvedBy,
                approvedAt));
  }

  private static Optional<Instant> approvedAt(YamlMapping keys, Optional<Instant> requestedAt) {
    refuseHalf(keys, "approvedBy", "approvedAt");
    refuseHalf(keys, "approvedAt", "approvedBy");
    Optional<Instant> approvedAt = keys.at("approvedAt").flatMap(Times::moment);
    if (approvedAt.isPresent() && requestedAt.filter(approvedAt.get()::isBefore).isPresent()) {
      YamlNode node = keys.at("approvedAt").orElseThrow();
      node.problem(
          "%s must not be before requestedAt, which is %s, and is %s; correct one of them"
              .formatted(node.name(), keys.at("requestedAt").orElseThrow().shown(), node.shown()));
    }
    return approvedAt;
  }

  private Optional<String> objective(YamlNode item) {
    Optional<String> name = item.text();
    if (name.isPresent() && !knownObjectives.isEmpty() && !knownObjectives.contains(name.get())) {
      item.problem(
          "There is no objective \"%s\"%s"
              .formatted(name.get(), Suggestion.among(knownObjectives, name.get())));
    }
    return name;
  }

  private static void mustSayServiceHours(YamlMapping keys, String category) {
    if (keys.has("serviceHours") && !category.equals(Category.OUTSIDE_SERVICE_HOURS.word())) {
      YamlNode node = keys.at("serviceHours").orElseThrow();
      node.problem(
          "%s leaves out what lies outside of them, so the category must be \"%s\""
              .formatted(node.name(), Category.OUTSIDE_SERVICE_HOURS.word()));
    }
  }

  /** Half an approval may be a slip or a forgery; it is neither taken nor passed over. */
  private static void refuseHalf(YamlMapping keys, String given, String missing) {
    if (keys.has(given) && !keys.has(missing)) {
      YamlNode node = keys.at(given).orElseThrow();
      node.problem(
          "%s is given without %s; an approval has both, so add the other or remove this one"
              .formatted(node.name(), missing));
    }
  }
}
