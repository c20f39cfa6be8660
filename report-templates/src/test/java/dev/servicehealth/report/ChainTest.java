package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.report.Chain.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static final Instant NOON = Instant.parse("2026-08-25T12:00:00Z");
  private static final Link OLD = new Link("2026-W30/edition-1", false, NOON, "o1", null);
  private static final Link OLDER =
      new Link("2026-W29/edition-1", false, NOON.minusSeconds(9), "o0", null);

  private static Link link(int number, String before) {
    return new Link(
        "2026-W3" + number + "/edition-1", true, NOON.plusSeconds(number), "m" + number, before);
  }

  private static final List<Link> WHOLE =
      List.of(OLD, OLDER, link(1, "o1"), link(2, "m1"), link(3, "m2"), link(4, "m3"));

  private static Chain without(Link left) {
    List<Link> links = new ArrayList<>(WHOLE);
    links.remove(left);
    return new Chain(links);
  }

  @Test
  void the_head_is_the_edition_that_none_follows() {
    assertThat(new Chain(List.of()).head()).isEmpty();
    assertThat(new Chain(List.of(OLD, OLDER)).head()).contains(OLD);
    assertThat(new Chain(WHOLE).head()).contains(link(4, "m3"));
  }

  @Test
  void links_tell_the_order_where_times_are_equal_or_a_clock_was_set_back() {
    Link back = new Link("2026-W20/edition-2", true, NOON.minusSeconds(60), "m5", "m4");
    List<Link> links = new ArrayList<>(WHOLE);
    links.add(back);
    assertThat(new Chain(links).head()).contains(back);
    assertThat(new Chain(links).broken()).isEmpty();
  }

  @Test
  void the_chain_before_an_edition_leaves_it_and_all_that_follow_it_out() {
    assertThat(new Chain(WHOLE).before("m3").head()).contains(link(2, "m1"));
    assertThat(new Chain(WHOLE).before("m1").head()).contains(OLD);
    assertThat(new Chain(WHOLE).before("m9").head()).contains(link(4, "m3"));
  }

  @Test
  void a_whole_chain_is_not_broken() {
    assertThat(new Chain(WHOLE).broken()).isEmpty();
    assertThat(new Chain(List.of(OLD, OLDER)).broken()).isEmpty();
    assertThat(new Chain(List.of(link(1, null), link(2, "m1"))).broken()).isEmpty();
  }

  @Test
  void an_edition_removed_from_the_middle_is_missed_by_the_one_that_follows_it() {
    assertThat(without(link(2, "m1")).broken())
        .hasValue(
            "2026-W33/edition-1 follows the manifest m2…, which no edition has: the edition"
                + " published before it was removed, or replaced together with its manifest");
    assertThat(without(OLD).broken())
        .hasValueSatisfying(why -> assertThat(why).startsWith("2026-W31/edition-1 follows"));
  }

  @Test
  void an_edition_beside_the_chain_is_told() {
    List<Link> links = new ArrayList<>(WHOLE);
    links.add(new Link("2026-W32/edition-2", true, NOON.plusSeconds(2), "f", "m1"));
    assertThat(new Chain(links).broken())
        .hasValue(
            "2026-W32/edition-2 is not among the editions that the newest one,"
                + " 2026-W34/edition-1, leads back to");
  }

  @Test
  void a_chain_that_leaves_out_the_editions_before_it_is_told() {
    assertThat(new Chain(List.of(OLD, OLDER, link(1, null))).broken())
        .hasValue(
            "2026-W31/edition-1 follows no manifest, and 2026-W30/edition-1 was published before it");
  }

  @Test
  void an_edition_that_cannot_be_read_still_is_the_newest_and_ends_the_walk() {
    Link lost = Link.unread("2026-W35/edition-1", NOON.plusSeconds(5), "m5");
    List<Link> links = new ArrayList<>(WHOLE);
    links.add(lost);
    assertThat(new Chain(links).head()).contains(lost);
    assertThat(new Chain(links).broken())
        .hasValueSatisfying(why -> assertThat(why).startsWith("2026-W35/edition-1 cannot be read"));
  }
}
