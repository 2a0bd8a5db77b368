package io.planewatch.controlplane.access.oidc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads members of an ID token, or of the provider's answer about the user, by a path such as
 * {@code realm_access.roles}.
 */
record Claims(Map<?, ?> members) {
  static final Claims NONE = new Claims(Map.of());

  /** Empty when the claim is missing or no text. */
  Optional<String> text(String path) {
    return at(path)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> !text.isBlank());
  }

  /**
   * The texts of a list; a text counts as a list of one. Empty when the claim is missing, null, or
   * of another form: then the provider has not said anything, which is not the same as an empty
   * list.
   */
  Optional<List<String>> texts(String path) {
    return at(path)
        .flatMap(
            found -> {
              if (found instanceof Collection<?> several) {
                return Optional.of(
                    several.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList());
              }
              return found instanceof String one
                  ? Optional.of(one.isBlank() ? List.<String>of() : List.of(one))
                  : Optional.empty();
            });
  }

  /**
   * Whether the provider says that the values were too many for the token: by the distributed
   * claims of OpenID Connect (5.6.2), as Microsoft Entra ID does, or by its {@code hasgroups}.
   */
  boolean isElsewhere(String path) {
    String first = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
    boolean named =
        members.get("_claim_names") instanceof Map<?, ?> names
            && (names.containsKey(path) || names.containsKey(first));
    return named || "true".equals(String.valueOf(members.get("hasgroups")));
  }

  /** A provider's own claims may hold dots, such as https://example.com/groups: the whole first. */
  private Optional<Object> at(String path) {
    if (members.containsKey(path)) {
      return Optional.ofNullable(members.get(path));
    }
    Object current = members;
    for (String member : path.split("\\.", -1)) {
      current = current instanceof Map<?, ?> map ? map.get(member) : null;
    }
    return Optional.ofNullable(current);
  }
}
