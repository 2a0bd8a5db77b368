package io.planewatch.controlplane.web;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The page that starts the application, sent each time with a nonce that nobody can know before.
 */
final class IndexPage {
  private static final String PLACEHOLDER = "__CSP_NONCE__";
  private static final String BASE = "<base href=\"/\"";
  private static final int NONCE_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final String template;

  /** One answer's body and the policy that belongs to it. */
  record Rendered(String html, String contentSecurityPolicy) {}

  IndexPage(byte[] html) {
    this.template = new String(html, StandardCharsets.UTF_8);
  }

  /**
   * One that the named origins may frame, as a content security policy names them.
   *
   * @param base the path below which the browser finds everything, with a slash at the end
   */
  Rendered render(String frameAncestors, String base) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    String html = template.replace(PLACEHOLDER, nonce).replace(BASE, "<base href=\"" + base + "\"");
    return new Rendered(html, policy(nonce, frameAncestors));
  }

  private static String policy(String nonce, String frameAncestors) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'nonce-" + nonce + "'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors " + frameAncestors);
  }
}
