package io.planewatch.controlplane.alerts.silences;

import io.planewatch.controlplane.annotations.Period;
import io.planewatch.controlplane.problems.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the list.
 *
 * @param next where the next page begins; empty on the last one
 */
record SilencePage(List<Silence> silences, Optional<Cursor> next) {
  /**
   * Behind which silence a page begins.
   *
   * @param end when that silence ends
   */
  record Cursor(Instant end, String id) {
    private static final Pattern FORM = Pattern.compile("([^~]{1,40})~([0-9a-f-]{36})");
    private static final Cursor FIRST = new Cursor(Instant.parse("9999-12-31T23:59:59Z"), "");

    static Cursor read(String text) {
      if (text == null || text.isEmpty()) {
        return FIRST;
      }
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw ProblemException.invalid("before: must be the `next` of the page before.");
      }
      return new Cursor(Period.instant("before", form.group(1)), form.group(2));
    }

    String text() {
      return end + "~" + id;
    }
  }
}
