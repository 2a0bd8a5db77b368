package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.CallerShare;
import io.planewatch.controlplane.engine.EngineBusy;
import io.planewatch.controlplane.engine.ShareCounts;

/**
 * The bytes that all answers on their way may hold together. One share has at most half of them, so
 * that its large answers leave room for everybody else's.
 */
final class AnswerMemory {
  private final long mostBytes;
  private final ShareCounts bytesByShare = new ShareCounts();
  private long usedBytes;

  AnswerMemory(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** The memory of one answer, until all readers have finished. */
  final class Lease implements AutoCloseable {
    private final CallerShare caller;
    private long bytes;
    private int holders = 1;

    private Lease(CallerShare caller) {
      this.caller = caller;
    }

    /** Whether there was room for so many more bytes. */
    boolean grow(long more) {
      synchronized (AnswerMemory.this) {
        if (!hasRoom(caller, more)) {
          return false;
        }
        add(caller, more);
        bytes += more;
        return true;
      }
    }

    /**
     * @throws EngineBusy when there is no room
     */
    void require(long more) {
      if (!grow(more)) {
        throw new EngineBusy(
            "answers of this account or of these grants that are on their way leave no memory for a"
                + " further one; try again in a few seconds");
      }
    }

    void shrinkTo(long fewer) {
      synchronized (AnswerMemory.this) {
        add(caller, fewer - bytes);
        bytes = fewer;
      }
    }

    /** One more reader: the bytes are held until each has closed. */
    void retain() {
      synchronized (AnswerMemory.this) {
        holders++;
      }
    }

    @Override
    public void close() {
      synchronized (AnswerMemory.this) {
        holders--;
        if (holders == 0) {
          add(caller, -bytes);
          bytes = 0;
        }
      }
    }
  }

  Lease lease(CallerShare caller) {
    return new Lease(caller);
  }

  synchronized long usedBytes() {
    return usedBytes;
  }

  private boolean hasRoom(CallerShare caller, long more) {
    return usedBytes + more <= mostBytes && bytesByShare.most(caller) + more <= mostBytes / 2;
  }

  private void add(CallerShare caller, long more) {
    usedBytes += more;
    bytesByShare.add(caller, more);
  }
}
