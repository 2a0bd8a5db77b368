package io.planewatch.loadgen.scenario;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's address as its user writes it. A user and password in it become the header {@code
 * Authorization} of each request and are part of no other text: outputs show {@link #uri}.
 *
 * @param uri {@code http} or {@code https}, host, port and a path prefix; no user information
 * @param host as the resolver wants it: an IPv6 address without brackets; underscores are allowed,
 *     as in names of containers
 * @param port 1 to 65535
 * @param authorization the value of the header
 */
public record ServerUrl(URI uri, String host, int port, Optional<String> authorization) {

  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?:(?<user>[^@]*)@)?(?:\\[(?<six>[0-9A-Fa-f:.%]+)]|(?<name>[A-Za-z0-9._~-]+))(?::(?<port>[0-9]{1,5}))?");

  /**
   * @throws IllegalArgumentException when the text is not {@code http://HOST:PORT} or {@code
   *     https://HOST:PORT}, with a path or without; the message does not repeat a password
   */
  public static ServerUrl parse(String text) {
    URI written;
    try {
      written = URI.create(text.replaceAll("/+$", ""));
    } catch (IllegalArgumentException e) {
      throw refused(text);
    }
    boolean http = "http".equals(written.getScheme()) || "https".equals(written.getScheme());
    if (!http || written.getRawQuery() != null || written.getRawFragment() != null) {
      throw refused(text);
    }
    // java.net.URI gives no host for a name with an underscore, so the authority is read here.
    Matcher authority = AUTHORITY.matcher(String.valueOf(written.getRawAuthority()));
    if (!authority.matches()) {
      throw refused(text);
    }
    int port = port(authority.group("port"), written.getScheme());
    if (port < 1 || port > 65_535) {
      throw refused(text);
    }
    String shown = written.getRawAuthority().substring(written.getRawAuthority().indexOf('@') + 1);
    String path = written.getRawPath() == null ? "" : written.getRawPath();
    return new ServerUrl(
        URI.create(written.getScheme() + "://" + shown + path),
        authority.group("six") == null ? authority.group("name") : authority.group("six"),
        port,
        Optional.ofNullable(authority.group("user")).map(ServerUrl::basic));
  }

  public boolean tls() {
    return "https".equals(uri.getScheme());
  }

  /** Host and port as the header {@code Host} has them. */
  public String authority() {
    return uri.getRawAuthority();
  }

  /** The path in front of every endpoint's path; empty when there is none. */
  public String prefix() {
    return uri.getRawPath() == null ? "" : uri.getRawPath();
  }

  /** Without the password, as everything that is shown. */
  @Override
  public String toString() {
    return uri.toString();
  }

  private static int port(String text, String scheme) {
    if (text == null) {
      return "https".equals(scheme) ? 443 : 80;
    }
    return Integer.parseInt(text);
  }

  private static String basic(String userInfo) {
    String user = userInfo.contains(":") ? userInfo : userInfo + ":";
    // A plus is a plus here, which URLDecoder takes for a blank.
    String decoded = URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(decoded.getBytes(StandardCharsets.UTF_8));
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "a target is http://HOST:PORT or https://HOST:PORT, not \""
            + text.replaceAll("//[^/@]*@", "//")
            + "\"");
  }
}
