package dev.servicehealth.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.servicehealth.plan.FileChange;
import dev.servicehealth.plan.Outlook;
import dev.servicehealth.plan.Outlook.AtStake;
import dev.servicehealth.plan.Outlook.Line;
import dev.servicehealth.plan.Reason;
import dev.servicehealth.report.Restatement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * A plan for programs, as one JSON object. {@code source} is null for what objectives, exclusions
 * and SQL make stale; {@code changedModels} are those whose SQL changed; {@code rowsRecorded} is
 * null where nothing was recorded; an edition has {@code restatements} where effects were asked
 * for.
 */
final class OutlookJson {
  private OutlookJson() {}

  static String of(Outlook outlook) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("firstDay", outlook.range().first().toString());
    json.put("lastDay", outlook.range().last().toString());
    ArrayNode stale = json.putArray("stale");
    outlook.days().forEach(line -> add(line, stale.addObject()));
    days(outlook.reached(), json.putArray("reachedDays"));
    ArrayNode editions = json.putArray("editions");
    outlook.editions().forEach(edition -> add(edition, editions.addObject()));
    return json.toPrettyString();
  }

  private static void add(Line line, ObjectNode json) {
    json.put("day", line.stale().day().toString());
    json.put("source", line.stale().source().orElse(null));
    ArrayNode reasons = json.putArray("reasons");
    line.stale().reasons().stream().map(Reason::code).forEach(reasons::add);
    ArrayNode changed = json.putArray("changedModels");
    line.stale().changed().forEach(changed::add);
    ArrayNode changes = json.putArray("fileChanges");
    line.changes().stream().map(FileChange::word).forEach(changes::add);
    boolean isSource = line.stale().source().isPresent();
    json.put("files", isSource ? Integer.valueOf(line.files()) : null);
    json.put("bytes", isSource ? Long.valueOf(line.bytes()) : null);
    json.put(
        "rowsRecorded",
        line.rowsRecorded().isPresent() ? Long.valueOf(line.rowsRecorded().getAsLong()) : null);
  }

  private static void add(AtStake edition, ObjectNode json) {
    json.put("period", edition.published().period().name());
    json.put("edition", edition.published().edition());
    days(edition.stale(), json.putArray("staleDays"));
    days(edition.reached(), json.putArray("reachedDays"));
    ArrayNode objectives = json.putArray("objectives");
    edition
        .objectives()
        .forEach(
            objective ->
                objectives
                    .addObject()
                    .put("service", objective.service())
                    .put("slo", objective.slo())
                    .put("verdict", objective.verdict()));
    edition.restatements().ifPresent(all -> add(all, json.putArray("restatements")));
  }

  private static void add(List<Restatement> restatements, ArrayNode json) {
    for (Restatement each : restatements) {
      json.addObject()
          .put("service", each.service())
          .put("slo", each.slo())
          .put("figure", each.figure())
          .put("day", each.onDay().map(Object::toString).orElse(null))
          .put("was", each.was())
          .put("is", each.is())
          .put("why", each.why().key())
          .put("verdictChanged", each.verdictChanged());
    }
  }

  private static void days(Collection<LocalDate> days, ArrayNode json) {
    days.forEach(day -> json.add(day.toString()));
  }
}
