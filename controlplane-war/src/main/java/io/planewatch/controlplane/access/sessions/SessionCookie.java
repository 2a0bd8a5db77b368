package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.Token;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

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
