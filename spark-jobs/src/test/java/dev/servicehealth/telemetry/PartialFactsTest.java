package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.telemetry.PartialFacts.Moment;
import dev.servicehealth.telemetry.PartialFacts.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Rows are made by the places of columns, which {@code sql-models/input} puts in order. */
class PartialFactsTest {
  private static final JudgedService SHOP = new JudgedService("requests", "shop", List.of());

  @Test
  void every_value_stands_in_the_column_of_its_name() {
    assertThat(PartialFacts.schema().size()).isEqualTo(PartialFacts.WIDTH);
    assertThat(named(PartialFacts.latency(SHOP, new Moment(3, 5), "buy", 7, 11)).toString())
        .isEqualTo(
            "{kind=latency, source=requests, day=3, time=300000000, service=shop, value=buy, bucket=7,"
                + " row_count=11}");
    assertThat(named(PartialFacts.users(SHOP, 3, 11, null)).toString())
        .isEqualTo("{kind=user, source=requests, day=3, service=shop, row_count=11}");
    assertThat(named(PartialFacts.rows("requests", "p", 3, "late", "old", 11)).toString())
        .isEqualTo(
            "{kind=rows, source=requests, day=3, row_count=11, partition=p, outcome=late, reason=old}");
    assertThat(named(PartialFacts.span("requests", "p", 1, 2)).toString())
        .isEqualTo("{kind=span, source=requests, time=1, partition=p, last=2}");
    assertThat(named(PartialFacts.block("requests", "f", 4, 1, 2)).toString())
        .isEqualTo("{kind=block, source=requests, file=f, block=4, ordinal=1, last=2}");
    assertThat(
            named(PartialFacts.quarantined("requests", "p", null, "bad", "f", new Place(4, 1, "x")))
                .toString())
        .isEqualTo(
            "{kind=quarantine, source=requests, partition=p, reason=bad, file=f, block=4, ordinal=1,"
                + " text=x}");
  }

  private static Map<String, Object> named(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    String[] names = PartialFacts.schema().fieldNames();
    for (int i = 0; i < names.length; i++) {
      if (!row.isNullAt(i)) {
        values.put(names[i], row.get(i));
      }
    }
    return values;
  }
}
