package io.planewatch.controlplane.rules.fleet;

/**
 * A fleet rule in one plane.
 *
 * @param threshold null when it stands still
 * @param state running, or stopped
 * @param reason why it stands still; empty when it runs
 */
public record Instance(
    String plane, String environment, Double threshold, String state, String reason) {
  static Instance running(String plane, String environment, double threshold) {
    return new Instance(plane, environment, threshold, "running", "");
  }

  static Instance stopped(String plane, String environment, String reason) {
    return new Instance(plane, environment, null, "stopped", reason);
  }

  boolean isRunning() {
    return state.equals("running");
  }
}
