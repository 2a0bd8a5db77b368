package io.planewatch.controlplane.access;

import java.util.List;
import java.util.Set;

/** A caller as the API shows it. */
public record CallerView(String name, Role role, GrantsView grants) {
  /** The lists are empty when unrestricted. */
  public record GrantsView(
      boolean unrestricted,
      List<String> planes,
      List<String> environments,
      List<String> linesOfBusiness) {}

  public static CallerView of(Caller caller) {
    GrantsView grants =
        caller.grants() instanceof Grants.Restricted restricted
            ? new GrantsView(
                false,
                sorted(restricted.planes()),
                sorted(restricted.environments()),
                sorted(restricted.linesOfBusiness()))
            : new GrantsView(true, List.of(), List.of(), List.of());
    return new CallerView(caller.name(), caller.role(), grants);
  }

  /** Role and grants in one line, for the audit log. */
  public static String sentence(Caller caller) {
    GrantsView grants = of(caller).grants();
    StringBuilder text = new StringBuilder("as ").append(caller.role());
    if (grants.unrestricted()) {
      return text.append(" of everything").toString();
    }
    append(text, " of planes ", grants.planes());
    append(text, " of environments ", grants.environments());
    append(text, " of lines of business ", grants.linesOfBusiness());
    return text.toString();
  }

  private static void append(StringBuilder text, String kind, List<String> names) {
    if (!names.isEmpty()) {
      text.append(kind).append(String.join(", ", names));
    }
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
