package io.planewatch.controlplane.access;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;

/**
 * Maximum numbers of sessions, tokens and links of one account. Everything that the operator
 * created counts as the property of one account.
 *
 * @param sessions browsers; the oldest session ends when there is one more
 * @param signInLinks links that nobody has used
 * @param tokens API tokens that have not expired
 * @param embedTokens tokens of pages that have not expired
 */
public record AccessLimits(int sessions, int signInLinks, int tokens, int embedTokens) {
  private static final int MAX = 100_000;

  /** What holds where nothing is set. */
  public static final AccessLimits DEFAULT = new AccessLimits(100, 100, 1000, 10_000);

  public AccessLimits {
    requireWithin("max-sessions", sessions);
    requireWithin("max-sign-in-links", signInLinks);
    requireWithin("max-tokens", tokens);
    requireWithin("max-embed-tokens", embedTokens);
  }

  static AccessLimits from(Settings settings) {
    return new AccessLimits(
        settings.integer("max-sessions", DEFAULT.sessions),
        settings.integer("max-sign-in-links", DEFAULT.signInLinks),
        settings.integer("max-tokens", DEFAULT.tokens),
        settings.integer("max-embed-tokens", DEFAULT.embedTokens));
  }

  private static void requireWithin(String name, int value) {
    if (value < 1 || value > MAX) {
      throw new InvalidSetting(
          AccessConfig.PREFIX + "." + name, value + " is not between 1 and " + MAX);
    }
  }
}
