package io.planewatch.loadgen.scenario;

/** How the client behaves while it sends a request. */
public enum Conduct {
  /** Sends the request in one piece and waits for the answer. */
  PROPER,
  /** Sends the request in small pieces with pauses, as a client on a bad line does. */
  SLOW,
  /** Sends the request and closes the connection before the answer can come. */
  ABORT
}
