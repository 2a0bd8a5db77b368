package io.planewatch.dataplane.registration;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps a plane registered: one step at a time, each telling how long to wait for the next. */
final class Membership {
  private static final Logger LOGGER = Logger.getLogger(Membership.class.getName());

  private final Registry registry;
  private final Backoff backoff;
  private Duration heartbeatInterval;
  private boolean registered;
  private String lastTrouble = "";

  Membership(Registry registry, Backoff backoff) {
    this.registry = registry;
    this.backoff = backoff;
  }

  Duration step() {
    Answer answer = registered ? registry.heartbeat() : registry.register();
    if (answer instanceof Answer.Registered accepted) {
      registered = true;
      heartbeatInterval = accepted.heartbeatInterval();
      LOGGER.info("Registered with the control plane.");
      return settled();
    }
    if (answer instanceof Answer.Alive) {
      return settled();
    }
    if (answer instanceof Answer.Unknown && registered) {
      registered = false;
      return Duration.ZERO;
    }
    return retry(answer);
  }

  private Duration settled() {
    lastTrouble = "";
    backoff.reset();
    return heartbeatInterval;
  }

  private Duration retry(Answer answer) {
    // The address or the token may have been changed on the other side, so only registering anew
    // tells.
    registered = registered && !(answer instanceof Answer.Refused);
    String trouble = answer.toString();
    if (!trouble.equals(lastTrouble)) {
      LOGGER.log(Level.WARNING, "The control plane does not take this plane: {0}", trouble);
      lastTrouble = trouble;
    }
    return backoff.next();
  }
}
