package io.planewatch.loadgen.server;

/**
 * What a test server answers.
 *
 * @param status 0 for bytes that are no whole answer
 */
public record Answer(int status, String bytes, long delayNs, boolean closing) {

  public static Answer ok() {
    return status(200);
  }

  public static Answer status(int status) {
    return new Answer(status, "HTTP/1.1 " + status + " X\r\nContent-Length: 2\r\n\r\nok", 0, false);
  }

  /** Any bytes at all. */
  public static Answer raw(String bytes) {
    return new Answer(0, bytes, 0, false);
  }

  public Answer after(long nanoseconds) {
    return new Answer(status, bytes, nanoseconds, closing);
  }

  public Answer thenClosing() {
    return new Answer(status, bytes, delayNs, true);
  }
}
