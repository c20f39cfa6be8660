package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileNameTest {

  @Test
  void a_plain_name_stays_as_it_is() {
    assertThat(FileName.of("gift-cards")).isEqualTo("gift-cards");
    assertThat(FileName.ofService("store")).isEqualTo("services/store.html");
  }

  @Test
  void any_other_name_is_safe_and_its_own() {
    List<String> names =
        List.of(
            "Store",
            "store ",
            "../../x",
            "https://sqs.eu-1.example/Pet Site",
            "a_b",
            "a-b-",
            "",
            "名",
            "x".repeat(10_000),
            "=cmd|",
            "con",
            "\u202Estore");
    List<String> files = names.stream().map(FileName::of).toList();
    assertThat(files).doesNotHaveDuplicates().allMatch(file -> file.matches("[a-z0-9-]{1,73}"));
    assertThat(FileName.of("Pet Site")).startsWith("pet-site-");
  }
}
