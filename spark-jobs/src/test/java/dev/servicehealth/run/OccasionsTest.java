package dev.servicehealth.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.model.SqlModel;
import dev.servicehealth.model.SqlModels;
import org.junit.jupiter.api.Test;

/** The models that few days have rows of. */
class OccasionsTest {
  @Test
  void every_model_that_it_names_is_there() {
    assertThat(SqlModels.load().all().stream().map(SqlModel::name))
        .containsAll(Occasions.MODELS.keySet());
  }
}
