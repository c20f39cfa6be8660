package dev.servicehealth.report;

/**
 * A text in a drawing.
 *
 * @param y of its base line
 * @param anchor the end of the text that stands at x: start, middle or end
 */
record Label(int x, int y, String anchor, String text, boolean isStrong) {}
