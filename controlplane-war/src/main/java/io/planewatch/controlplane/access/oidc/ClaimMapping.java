package io.planewatch.controlplane.access.oidc;

import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.settings.InvalidSetting;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Maps values of the provider's roles claim to roles and grants. The first rule that fits decides
 * alone: joining several would give the role of one of them over the planes of another.
 */
public record ClaimMapping(List<Rule> rules) {
  /** A person with the value gets this role and these grants. */
  public record Rule(String value, Role role, Grants grants) {}

  private static final String ALL = "all";

  public ClaimMapping {
    rules = List.copyOf(rules);
  }

  /**
   * Reads {@code VALUE=ROLE GRANT…; …}, with blanks or commas between, where a grant is {@code
   * all}, {@code plane:ID}, {@code environment:NAME} or {@code line-of-business:NAME}.
   *
   * @throws InvalidSetting naming the rule that can't be read
   */
  static ClaimMapping parse(String key, String text) {
    return new ClaimMapping(
        Arrays.stream(text.split(";", -1))
            .map(String::strip)
            .filter(rule -> !rule.isEmpty())
            .map(rule -> rule(key, rule))
            .toList());
  }

  Optional<Rule> first(Collection<String> values) {
    return rules.stream().filter(rule -> values.contains(rule.value())).findFirst();
  }

  private static Rule rule(String key, String text) {
    int equals = text.lastIndexOf('=');
    List<String> words = List.of(text.substring(equals + 1).strip().split("[ ,]+", -1));
    if (equals < 1 || words.size() < 2) {
      throw invalid(key, text);
    }
    try {
      Role role = Role.parse(words.get(0).toUpperCase(Locale.ROOT));
      return new Rule(
          text.substring(0, equals).strip(), role, grants(key, words.subList(1, words.size())));
    } catch (ProblemException e) {
      throw invalid(key, text);
    }
  }

  private static Grants grants(String key, List<String> words) {
    if (words.equals(List.of(ALL))) {
      return Grants.unrestricted();
    }
    Map<String, Set<String>> named =
        Map.of(
            "plane", new HashSet<>(),
            "environment", new HashSet<>(),
            "line-of-business", new HashSet<>());
    for (String word : words) {
      int colon = word.indexOf(':');
      Set<String> names = colon < 1 ? null : named.get(word.substring(0, colon));
      if (names == null || colon == word.length() - 1) {
        throw invalid(key, word);
      }
      names.add(word.substring(colon + 1));
    }
    return new Grants.Restricted(
        named.get("plane"), named.get("environment"), named.get("line-of-business"));
  }

  private static InvalidSetting invalid(String key, String text) {
    return new InvalidSetting(
        key,
        "'"
            + text
            + "' is not a rule such as payments=editor line-of-business:payments or sre=admin all");
  }
}
