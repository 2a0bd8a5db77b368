package io.planewatch.controlplane.access.oidc;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads members of an ID token by a path such as {@code realm_access.roles}. */
final class Claims {
  private final Map<?, ?> members;

  Claims(IDTokenClaimsSet claims) {
    this.members = claims.toJSONObject();
  }

  /** Empty when the claim is missing or no text. */
  Optional<String> text(String path) {
    return at(path).filter(String.class::isInstance).map(String.class::cast);
  }

  /** A text counts as a list of one. */
  List<String> texts(String path) {
    Object found = at(path).orElse(List.of());
    Collection<?> values = found instanceof Collection<?> several ? several : List.of(found);
    return values.stream().filter(String.class::isInstance).map(String.class::cast).toList();
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
