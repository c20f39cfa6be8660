package dev.servicehealth.policy;

import dev.servicehealth.policy.Policy.Waiver;
import dev.servicehealth.yaml.Suggestion;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import dev.servicehealth.yaml.YamlProblems;
import dev.servicehealth.yaml.YamlReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the file of the policy. The result may be used only if there are no problems. */
public final class PolicyReader {
  private static final List<String> KEYS =
      List.of("windowDays", "freezeAt", "incidentShare", "classShare", "exceptions");
  private static final List<String> EXCEPTION_KEYS =
      List.of("services", "finding", "from", "until", "reason", "approvedBy");
  private static final Map<String, String> FINDINGS =
      Map.of("freeze", "freeze", "postmortem", "postmortem", "plan", "plan");
  private static final int DEFAULT_WINDOW_DAYS = 28;

  private final Set<String> known;

  private PolicyReader(Set<String> known) {
    this.known = known;
  }

  /**
   * @param known the services of the catalog
   */
  public static Optional<Policy> read(Path file, Set<String> known, YamlProblems problems) {
    List<YamlNode> documents = YamlReader.read(file, problems);
    if (documents.size() > 1) {
      documents.get(1).problem("A policy is one document; remove the --- before this one");
    }
    return documents.stream()
        .findFirst()
        .flatMap(document -> document.mapping(List.of("policy")))
        .flatMap(keys -> keys.required("policy"))
        .flatMap(node -> node.mapping(KEYS))
        .map(new PolicyReader(known)::policy);
  }

  private Policy policy(YamlMapping keys) {
    return new Policy(
        keys.at("windowDays").flatMap(node -> node.integer(1, 90)).orElse(DEFAULT_WINDOW_DAYS),
        share(keys, "freezeAt", "1"),
        share(keys, "incidentShare", "0.2"),
        share(keys, "classShare", "0.2"),
        keys.items("exceptions").stream()
            .flatMap(item -> item.mapping(EXCEPTION_KEYS).flatMap(this::exception).stream())
            .toList());
  }

  private static BigDecimal share(YamlMapping keys, String key, String usual) {
    Optional<BigDecimal> written = keys.at(key).flatMap(YamlNode::decimal);
    if (written.isPresent() && (written.get().signum() <= 0 || written.get().scale() > 9)) {
      YamlNode node = keys.at(key).orElseThrow();
      node.problem(
          "%s must be more than 0, with at most 9 decimals, and is %s"
              .formatted(node.name(), node.shown()));
    }
    return written.orElse(new BigDecimal(usual));
  }

  private Optional<Waiver> exception(YamlMapping keys) {
    List<YamlNode> items = keys.required("services").flatMap(YamlNode::items).orElse(List.of());
    List<String> services = items.stream().flatMap(item -> service(item).stream()).toList();
    Optional<String> finding = keys.required("finding").flatMap(node -> node.choice(FINDINGS));
    Optional<LocalDate> from = keys.required("from").flatMap(PolicyReader::date);
    Optional<LocalDate> until = keys.required("until").flatMap(PolicyReader::date);
    String reason = keys.requiredText("reason");
    String approvedBy = keys.requiredText("approvedBy");
    if (from.isPresent() && until.filter(from.get()::isAfter).isPresent()) {
      keys.node()
          .problem("%s ends before it starts; correct from or until".formatted(keys.node().name()));
    }
    return finding.isPresent() && from.isPresent() && until.isPresent()
        ? Optional.of(
            new Waiver(services, finding.get(), from.get(), until.get(), reason, approvedBy))
        : Optional.empty();
  }

  private Optional<String> service(YamlNode item) {
    Optional<String> name = item.text();
    if (name.isPresent() && !known.isEmpty() && !known.contains(name.get())) {
      item.problem(
          "There is no Service \"" + name.get() + "\"" + Suggestion.among(known, name.get()));
    }
    return name;
  }

  private static Optional<LocalDate> date(YamlNode node) {
    try {
      return Optional.of(LocalDate.parse(node.asWritten().orElse("")));
    } catch (DateTimeException e) {
      node.problem(
          "%s must be a day such as 2026-09-01, and is %s".formatted(node.name(), node.shown()));
      return Optional.empty();
    }
  }
}
