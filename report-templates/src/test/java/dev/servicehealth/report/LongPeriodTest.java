package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Months and quarters read as well as weeks. */
class LongPeriodTest {
  private static final Document MONTH = page(Editions.spanning("2026-08", "month", "2026-08-31"));
  private static final Document QUARTER =
      page(Editions.spanning("2026-Q4", "quarter", "2026-12-31"));

  @Test
  void a_long_period_is_titled_without_weekdays() {
    assertThat(MONTH.select(".verdict .period").text()).isEqualTo("2026-08 (1 - 31 Aug 2026, UTC)");
    assertThat(QUARTER.select(".verdict .period").text())
        .isEqualTo("2026-Q4 (1 Oct - 31 Dec 2026, UTC)");
  }

  @Test
  void the_days_of_a_quarter_name_their_month_where_it_starts() {
    assertThat(MONTH.select(".matrix thead .sub").eachText().get(0)).isEqualTo("1");
    assertThat(QUARTER.select(".matrix thead .sub").eachText())
        .hasSize(92)
        .contains("1 Oct", "31", "1 Nov", "1 Dec")
        .doesNotContain("2 Oct");
    assertThat(MONTH.text())
        .doesNotContain("Under each mark")
        .contains("the counts of each day stand in the exact tables");
  }

  private static Document page(Edition edition) {
    return Jsoup.parse(
        new String(Pages.report(ReportPage.of(edition, "0123456789ab")), StandardCharsets.UTF_8));
  }
}
