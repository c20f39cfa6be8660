package dev.servicehealth.edition;

import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of an edition in a table of the record.
 *
 * @param table its name
 * @param published the rows that the published edition makes
 */
record RecordedRowCheck<T>(String table, Multiset<T> recorded, Multiset<T> published) {

  static <T> RecordedRowCheck<T> of(String table, List<T> recorded, List<T> published) {
    return new RecordedRowCheck<>(
        table, LinkedHashMultiset.create(recorded), LinkedHashMultiset.create(published));
  }

  /**
   * A sentence for every row that is missing, made up or there too often.
   *
   * @param name begins the sentence of a row
   */
  List<String> differences(Function<T, String> name) {
    List<String> found = new ArrayList<>();
    for (T row : Multisets.union(published, recorded).elementSet()) {
      if (recorded.count(row) != published.count(row)) {
        found.add(name.apply(row) + " " + problem(recorded.count(row), published.count(row)));
      }
    }
    return found;
  }

  private String problem(int times, int due) {
    if (times == 0) {
      return "is published and not in " + table;
    }
    return due == 0
        ? "is in %s and not published".formatted(table)
        : "is in %s in %d rows, not in %d".formatted(table, times, due);
  }
}
