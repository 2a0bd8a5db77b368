package io.planewatch.controlplane.access.oidc;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whom the provider has signed in. A claim that the ID token does not hold is looked for in the
 * userinfo endpoint's answer, which is asked for once and only then.
 */
final class ProvidedPerson {
  private final String subject;
  private final Claims idToken;
  private final Supplier<Claims> userInfo;
  private Claims asked;

  ProvidedPerson(String subject, Claims idToken, Supplier<Claims> userInfo) {
    this.subject = subject;
    this.idToken = idToken;
    this.userInfo = userInfo;
  }

  /** Who it is to the provider, never given to anybody else. */
  String subject() {
    return subject;
  }

  Optional<String> text(String path) {
    return idToken.text(path).or(() -> userInfo().text(path));
  }

  /** Empty when neither says anything about it. */
  Optional<List<String>> texts(String path) {
    return idToken.texts(path).or(() -> userInfo().texts(path));
  }

  boolean isElsewhere(String path) {
    return idToken.isElsewhere(path) || userInfo().isElsewhere(path);
  }

  private Claims userInfo() {
    if (asked == null) {
      asked = userInfo.get();
    }
    return asked;
  }
}
