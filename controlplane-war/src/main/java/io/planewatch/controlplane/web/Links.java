package io.planewatch.controlplane.web;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;

/**
 * {@code planewatch.links}: where the customer's other tools show what a chart points at.
 *
 * @param trace address of one trace with the placeholder {@code {trace_id}}; null for none
 */
public record Links(String trace) {
  public static final String PREFIX = "planewatch.links";
  private static final String TRACE_ID = "{trace_id}";

  public Links {
    if (trace != null && !(trace.matches("https?://.*") && trace.contains(TRACE_ID))) {
      throw new InvalidSetting(
          PREFIX + ".trace",
          "'" + trace + "' is not an http or https address with the placeholder " + TRACE_ID);
    }
  }

  public static Links from(Settings settings) {
    return new Links(settings.text("trace").orElse(null));
  }
}
