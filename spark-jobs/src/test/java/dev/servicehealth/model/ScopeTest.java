package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-05-01");
  private static final LocalDate THIRD = LocalDate.parse("2026-05-03");

  @Test
  void days_of_all_sources_are_held_with_nothing_between_them() {
    Scope scope = Scope.ofDays(Set.of(FIRST, THIRD));

    assertThat(scope.holds(Map.of("day", "2026-05-01"))).isTrue();
    assertThat(scope.holds(Map.of("day", "2026-05-02"))).isFalse();
    assertThat(scope.holds(Map.of("day", "2026-05-03"))).isTrue();
    assertThat(scope.sql())
        .isEqualTo(
            "(day BETWEEN DATE'2026-05-01' AND DATE'2026-05-01'"
                + " OR day BETWEEN DATE'2026-05-03' AND DATE'2026-05-03')");
  }

  @Test
  void a_source_has_its_own_days() {
    Scope scope =
        new Scope(
            Map.of(
                "shop",
                new TreeSet<>(Set.of(FIRST)),
                "music",
                new TreeSet<>(Set.of(FIRST, THIRD))));

    assertThat(scope.holds(Map.of("day", "2026-05-03", "source", "music"))).isTrue();
    assertThat(scope.holds(Map.of("day", "2026-05-03", "source", "shop"))).isFalse();
    assertThat(scope.holds(Map.of("day", "2026-05-01", "source", "tv"))).isFalse();
    assertThat(scope.sql()).contains("source = 'shop' AND (day BETWEEN DATE'2026-05-01'");
  }
}
