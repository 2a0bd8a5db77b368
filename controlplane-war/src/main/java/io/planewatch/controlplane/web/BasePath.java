package io.planewatch.controlplane.web;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code planewatch.web.base-path}: the path below which browsers see this control plane, where a
 * proxy in front of it puts it elsewhere than the server does.
 *
 * @param configured begins and ends with a slash
 */
public record BasePath(Optional<String> configured) {
  public static final String PREFIX = "planewatch.web";

  /** By which a proxy that takes a prefix away says which one. */
  private static final String FORWARDED_PREFIX = "X-Forwarded-Prefix";

  /** It stands in the start page: nothing in it can end an attribute or name another server. */
  private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9._~-]+/)*");

  public BasePath {
    configured
        .filter(path -> !isPath(path))
        .ifPresent(
            path -> {
              throw new InvalidSetting(
                  PREFIX + ".base-path",
                  "'" + path + "' is not a path that begins and ends with a slash, such as /shop/");
            });
  }

  public static BasePath from(Settings settings) {
    return new BasePath(settings.text("base-path"));
  }

  /**
   * What is configured decides, then the proxy, then the context root that the server was given.
   */
  public String of(HttpServletRequest request) {
    return of(request.getHeader(FORWARDED_PREFIX), request.getContextPath());
  }

  String of(String forwardedPrefix, String contextPath) {
    Stream<String> forwarded =
        Stream.ofNullable(forwardedPrefix)
            .map(prefix -> prefix.endsWith("/") ? prefix : prefix + "/")
            .filter(BasePath::isPath);
    return Stream.of(configured.stream(), forwarded, Stream.of(contextPath + "/"))
        .flatMap(path -> path)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isPath(String text) {
    return PATH.matcher(text).matches();
  }
}
