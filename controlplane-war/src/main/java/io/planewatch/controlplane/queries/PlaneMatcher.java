package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.promql.Matcher;
import java.util.Optional;
import java.util.stream.Collectors;

/** The matcher that keeps a query within a set of planes. */
public final class PlaneMatcher {
  public static final String LABEL = "data_plane";

  private PlaneMatcher() {}

  /**
   * @return empty for whoever may see everything
   * @throws ApiError when the set is empty: a matcher made of nothing would select what carries no
   *     plane
   */
  public static Optional<Matcher> of(PlaneSet planes) {
    if (planes instanceof PlaneSet.All) {
      return Optional.empty();
    }
    if (planes instanceof PlaneSet.Some some) {
      String alternatives =
          some.ids().stream().map(PlaneMatcher::literally).collect(Collectors.joining("|"));
      return Optional.of(new Matcher(LABEL, Matcher.Type.REGEXP, alternatives));
    }
    throw ApiError.forbidden();
  }

  /** Escaped for RE2. Ids hold none of these today; isolation must not rest on that. */
  private static String literally(String id) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if ("\\.+*?()|[]{}^$".indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }
}
