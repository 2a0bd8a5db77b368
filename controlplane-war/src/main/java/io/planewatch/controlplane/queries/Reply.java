package io.planewatch.controlplane.queries;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/** How one caller is answered, exactly once. */
public interface Reply {
  void send(Outcome outcome);

  /** Sends 200 and whatever {@code body} writes, as it writes it. */
  void stream(Body body);

  /** Whether {@link #stream} takes as long as the client reads, and not as the engine sends. */
  default boolean waitsForReader() {
    return true;
  }

  /** Whether the client has closed its connection, as far as that is known. */
  default boolean isGone(ClosedPeers closed) {
    return false;
  }

  /** Lets this thread go, and sends what is given to the result, from whatever thread. */
  default Consumer<Outcome> deferred() {
    return this::send;
  }

  /** A body that is written while it comes. */
  interface Body {
    /**
     * @throws IOException to cut the connection, so that nobody takes half an answer for a whole
     *     one
     */
    void writeTo(OutputStream out) throws IOException;
  }
}
