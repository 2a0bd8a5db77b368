package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.access.TokenHash;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The browser's session. A script can't read it, and no other site can make the browser send it.
 */
public final class SessionCookie {
  public static final String NAME = "planewatch_session";

  private SessionCookie() {}

  public static NewCookie of(Token session, Duration lifetime, boolean secure) {
    return cookie(session.text(), Math.toIntExact(lifetime.toSeconds()), secure);
  }

  static NewCookie cleared(boolean secure) {
    return cookie("", 0, secure);
  }

  /** The session that a request shows; a request with another credential is not in a session. */
  public static Optional<TokenHash> shown(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (request.getHeader("Authorization") != null || cookies == null) {
      return Optional.empty();
    }
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(NAME))
        .findFirst()
        .map(cookie -> TokenHash.of(cookie.getValue()));
  }

  private static NewCookie cookie(String value, int maxAgeSeconds, boolean secure) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path("/")
        .maxAge(maxAgeSeconds)
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
