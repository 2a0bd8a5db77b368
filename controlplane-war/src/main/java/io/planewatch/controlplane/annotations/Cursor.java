package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.problems.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of annotations begins.
 *
 * @param from those that began by then
 * @param skipped how many of those that began just then stood on pages before
 */
record Cursor(Instant from, int skipped) {
  private static final Pattern FORM = Pattern.compile("([^~]{1,40})~([0-9]{1,4})");
  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

  /** The first page for null or an empty text. */
  static Cursor read(String text) {
    if (text == null || text.isEmpty()) {
      return new Cursor(END, 0);
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw ProblemException.invalid("before: must be the `next` of the page before.");
    }
    return new Cursor(Period.instant("before", form.group(1)), Integer.parseInt(form.group(2)));
  }

  /** The one behind this page, which is not empty. */
  Cursor behind(List<Annotation> page) {
    Instant last = page.get(page.size() - 1).period().from();
    int alike = (int) page.stream().filter(each -> each.period().from().equals(last)).count();
    return new Cursor(last, alike + (last.equals(from) ? skipped : 0));
  }

  String text() {
    return from + "~" + skipped;
  }
}
