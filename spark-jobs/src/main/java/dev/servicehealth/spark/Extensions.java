package dev.servicehealth.spark;

import org.apache.spark.sql.SparkSessionExtensions;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/** Where the session differs from Spark and Delta; Spark makes it by its name. */
public final class Extensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectPreCBORule(DeltaLogScanRule::new);
    extensions.injectPreCBORule(session -> new SmallQueryRule(session, SmallQueryRule.SMALL));
    return BoxedUnit.UNIT;
  }
}
