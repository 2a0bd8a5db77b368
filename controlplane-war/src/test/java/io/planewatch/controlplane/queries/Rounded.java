package io.planewatch.controlplane.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whether two answers are the same but for the last digits of their values. */
final class Rounded {
  private static final Pattern VALUE =
      Pattern.compile("(?<=,\")-?[0-9]+(\\.[0-9]+)?(e[+-][0-9]+)?(?=\"\\])");
  private static final double NEAR = 1e-9;

  private Rounded() {}

  static boolean isSame(String left, String right) {
    if (!VALUE.matcher(left).replaceAll("").equals(VALUE.matcher(right).replaceAll(""))) {
      return false;
    }
    List<Double> lefts = values(left);
    List<Double> rights = values(right);
    for (int i = 0; i < lefts.size(); i++) {
      double least = NEAR * Math.max(1, Math.abs(lefts.get(i)));
      if (Math.abs(lefts.get(i) - rights.get(i)) > least) {
        return false;
      }
    }
    return lefts.size() == rights.size();
  }

  private static List<Double> values(String data) {
    return new ArrayList<>(
        VALUE.matcher(data).results().map(MatchResult::group).map(Double::valueOf).toList());
  }
}
