package io.planewatch.loadgen.scenario;

/** Reads a share of a whole: {@code 1%} or {@code 0.01}. */
public final class Shares {

  private Shares() {}

  public static double parse(String text) {
    boolean percent = text.endsWith("%");
    try {
      double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
      double share = percent ? number / 100 : number;
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a share such as 1% or 0.01", e);
    }
    throw new IllegalArgumentException("\"" + text + "\" does not lie between 0% and 100%");
  }
}
