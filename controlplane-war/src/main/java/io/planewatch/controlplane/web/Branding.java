package io.planewatch.controlplane.web;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code planewatch.branding}: how the vendor of the product names and colours this. Public,
 * because the sign-in page shows it.
 *
 * @param accent null for the application's own
 * @param logoUrl null for none
 */
public record Branding(String productName, String accent, String logoUrl) {
  public static final String PREFIX = "planewatch.branding";
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final int MAX_NAME = 60;

  public Branding {
    if (productName.length() > MAX_NAME) {
      throw new InvalidSetting(
          PREFIX + ".product-name", "is longer than " + MAX_NAME + " characters");
    }
    if (accent != null && !COLOUR.matcher(accent).matches()) {
      throw new InvalidSetting(
          PREFIX + ".accent", "'" + accent + "' is not a colour such as #3f51b5");
    }
    if (logoUrl != null && !(isOwnPath(logoUrl) || logoUrl.startsWith("data:image/"))) {
      throw new InvalidSetting(
          PREFIX + ".logo-url",
          "must be a path of this server or a data:image/ URL; the browser is told to load nothing else");
    }
  }

  public static Branding from(Settings settings) {
    Optional<String> file = settings.text("logo-file").map(path -> LogoFile.PATH);
    Optional<String> url = settings.text("logo-url");
    if (file.isPresent() && url.isPresent()) {
      throw new InvalidSetting(
          PREFIX + ".logo-file", "is given beside " + PREFIX + ".logo-url; give one of them");
    }
    return new Branding(
        settings.text("product-name").orElse("Planewatch"),
        settings.text("accent").orElse(null),
        file.or(() -> url).orElse(null));
  }

  private static boolean isOwnPath(String url) {
    return url.startsWith("/") && !url.startsWith("//");
  }
}
