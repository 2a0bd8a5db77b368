package io.planewatch.loadgen.sending;

/** Creates requests for one target on one lane. All its methods are called on the lane's loop. */
sealed interface Traffic permits Scheduled, ClosedLoop {

  void start();

  /** Makes no more requests; those in flight go on. */
  void stop();

  /** Whether every request that it will ever make has ended. */
  boolean finished();

  Pool pool();
}
