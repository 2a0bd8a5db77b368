package io.planewatch.controlplane.objectives;

import java.util.Set;

/**
 * What a reader of a budget must know of its numbers.
 *
 * @param planes where it is so
 */
record BudgetNote(Code code, Set<String> planes) {
  enum Code {
    /** No series of the total in the whole window. */
    UNMATCHED,
    /** Series of the total in the window, and none in the last hour. */
    VANISHED,
    /** A series has a value that is NaN or infinite. */
    NOT_FINITE
  }

  String text() {
    String where = String.join(", ", planes);
    return switch (code) {
      case UNMATCHED -> "No series matched total in " + where + " during the window.";
      case VANISHED -> "No series matched total in " + where + " during the last hour.";
      case NOT_FINITE ->
          "A series of events or total in "
              + where
              + " has values that are not finite (NaN or Inf). They are not counted.";
    };
  }
}
