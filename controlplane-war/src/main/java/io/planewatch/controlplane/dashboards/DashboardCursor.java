package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The last dashboard of a page. */
record DashboardCursor(String title, String id) {
  private static final int MAX_TEXT = 2000;
  private static final char BETWEEN = '\n';

  static DashboardCursor begin() {
    return new DashboardCursor("", "");
  }

  static DashboardCursor at(DashboardSummary last) {
    return new DashboardCursor(last.title(), last.dashboard().id());
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws ProblemException when it is something else
   */
  static DashboardCursor parse(String text) {
    try {
      if (text.length() <= MAX_TEXT) {
        String both = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int between = both.lastIndexOf(BETWEEN);
        if (between >= 0 && both.indexOf('\0') < 0) {
          return new DashboardCursor(both.substring(0, between), both.substring(between + 1));
        }
      }
    } catch (IllegalArgumentException notBase64) {
      throw unreadable();
    }
    throw unreadable();
  }

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((title + BETWEEN + id).getBytes(StandardCharsets.UTF_8));
  }

  private static ProblemException unreadable() {
    return ProblemException.invalid("after: must be the `next` of the page before.");
  }
}
