package dev.servicehealth.catalog;

import java.io.Serializable;

/**
 * How a csv data source writes its lines.
 *
 * @param header whether each file starts with a line of column names
 * @param escape makes a quote after it part of a quoted value; a quote does so by itself
 * @param nullValue what stands for NULL; nothing at all always does
 */
public record CsvStyle(boolean header, char delimiter, char quote, char escape, String nullValue)
    implements Serializable {

  /** RFC 4180, with a header. */
  public static final CsvStyle RFC_4180 = new CsvStyle(true, ',', '"', '"', "");
}
