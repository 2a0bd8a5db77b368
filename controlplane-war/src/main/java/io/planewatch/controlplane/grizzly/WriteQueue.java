package io.planewatch.controlplane.grizzly;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the server holds of the answers that the reader of one connection has not taken yet. Grizzly
 * queues four times the kernel's send buffer by default, which is several megabytes for each
 * connection, before the thread that writes has to wait.
 */
public final class WriteQueue {
  /** Bytes that may be queued when a further slice is written without waiting. */
  private static final int FULL_BYTES = 64 * 1024;

  /**
   * With this many bytes the thread that has written waits: {@link #FULL_BYTES} and some slices.
   */
  private static final int MOST_BYTES = 256 * 1024;

  private static final Logger LOGGER = System.getLogger(WriteQueue.class.getName());
  private static final AtomicBoolean IS_REPORTED = new AtomicBoolean();

  private final HttpServletRequest request;
  private Object connection;

  /** The queue of the connection that the request came by. */
  public WriteQueue(HttpServletRequest request) {
    this.request = request;
  }

  /**
   * Whether the reader is so far behind that a further slice of 64 kB may have to wait for it.
   * Bounds the queue, too.
   */
  public boolean isFull() {
    try {
      Object queue = GrizzlyRequest.get(bounded(), "getAsyncWriteQueue");
      return (int) GrizzlyRequest.get(queue, "spaceInBytes") > FULL_BYTES;
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      if (IS_REPORTED.compareAndSet(false, true)) {
        LOGGER.log(
            Level.WARNING,
            "The memory that this server holds for clients that read slowly is not bounded.",
            unknown);
      }
      return false;
    }
  }

  private Object bounded() throws ReflectiveOperationException {
    if (connection == null) {
      connection = GrizzlyRequest.connection(request);
      if ((int) GrizzlyRequest.get(connection, "getMaxAsyncWriteQueueSize") != MOST_BYTES) {
        connection
            .getClass()
            .getMethod("setMaxAsyncWriteQueueSize", int.class)
            .invoke(connection, MOST_BYTES);
      }
    }
    return connection;
  }
}
