package dev.servicehealth.catalog;

/** A data source with the columns that expressions over it may use. */
record SourceColumns(DataSource source, RawColumns columns) {}
