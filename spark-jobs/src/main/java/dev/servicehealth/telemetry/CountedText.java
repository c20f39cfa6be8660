package dev.servicehealth.telemetry;

/** A text that can be looked at so often, which is the only way to stop a regular expression. */
final class CountedText implements CharSequence {
  /** A pattern that ends in good time looks at every character a few times. */
  private static final long STEPS_A_CHARACTER = 1_000;

  /** About a second. */
  private static final long MOST_STEPS = 200_000_000;

  private final String text;
  private long steps;

  CountedText(String text) {
    this.text = text;
    this.steps = Math.min(MOST_STEPS, (text.length() + 100) * STEPS_A_CHARACTER);
  }

  static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super(null, null, false, false);
    }
  }

  @Override
  public char charAt(int index) {
    if (--steps < 0) {
      throw new TooManySteps();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
