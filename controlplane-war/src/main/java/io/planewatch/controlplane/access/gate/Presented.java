package io.planewatch.controlplane.access.gate;

import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.access.sessions.SessionCookie;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * The credentials that a request shows. A header goes before a cookie, and a bad header is not
 * excused by a good cookie.
 */
sealed interface Presented {
  record Nothing() implements Presented {}

  /** An Authorization header that can't be read, or of another scheme. */
  record Unreadable() implements Presented {}

  record InHeader(TokenHash hash) implements Presented {}

  record InCookie(TokenHash hash) implements Presented {}

  static Presented in(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null) {
      return inHeader(authorization);
    }
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(SessionCookie.NAME)) {
          return new InCookie(TokenHash.of(cookie.getValue()));
        }
      }
    }
    return new Nothing();
  }

  static Presented inHeader(String authorization) {
    int blank = authorization.indexOf(' ');
    if (blank < 0) {
      return new Unreadable();
    }
    String value = authorization.substring(blank + 1).strip();
    return switch (authorization.substring(0, blank).toLowerCase(Locale.ROOT)) {
      case "bearer" -> new InHeader(TokenHash.of(value));
      case "basic" -> basic(value);
      default -> new Unreadable();
    };
  }

  private static Presented basic(String value) {
    try {
      String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? new Unreadable() : new InHeader(TokenHash.of(pair.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return new Unreadable();
    }
  }
}
