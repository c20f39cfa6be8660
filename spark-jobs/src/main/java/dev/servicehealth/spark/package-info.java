/**
 * Builds the Spark session, and changes how it runs small queries: tables are read as lists of
 * files, queries over little data are one task, and code is generated only where it pays.
 *
 * <p>{@link dev.servicehealth.spark.Shortcuts} turns off all that goes round the public API of
 * Spark and Delta to save time: {@code Extensions} and its rules, {@code GeneratedCode}, {@code
 * DetachedRows}, {@code DirectLogs} in {@code model}, and {@code ColumnarRollup} in {@code
 * telemetry}.
 *
 * <p>Other uses of internals are not shortcuts. They stay, because the public API has nothing that
 * does the same, and are what an upgrade must look at:
 *
 * <ul>
 *   <li>{@code Sql}, {@code Reader}, {@code Dependencies}, {@code SqlRules} and {@code Answers} in
 *       {@code model}, {@code SqlExpression} and its rules in {@code catalog}, {@code Translation}
 *       in {@code recount}: they look at parsed SQL and bind names in it.
 *   <li>{@code Guarded} and the other expressions of our own in {@code telemetry}: they tell a
 *       value that cannot be judged from a NULL.
 *   <li>{@code LineFormat} in {@code telemetry}: it gives every line its number.
 *   <li>{@code ParquetFooters} and {@code RowReader} in {@code telemetry}: they keep files from a
 *       reader that misreads them.
 *   <li>{@code DeltaFiles} in {@code telemetry}: fingerprints need the size, the time and the
 *       deletion vector of each file of a version.
 *   <li>{@code Tables} in {@code model} makes Delta forget a log that it saw unfinished.
 *   <li>{@code RollupTask} in {@code telemetry} takes rows as Spark holds them. It could take
 *       public rows and would be slower; the getters of such rows have not changed since Spark 1.
 * </ul>
 */
package dev.servicehealth.spark;
