package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.EngineBusy;
import java.util.function.Supplier;

/**
 * Sends answers that are held whole in memory. The engine is asked within an admission place of the
 * caller. The place is free while the client reads, so the answer's bytes count against the answer
 * memory until the answer has been sent.
 */
final class WholeAnswers {
  /** Answers below this size are not counted. */
  private static final int SMALL_BYTES = 64 * 1024;

  private final Admission admission;
  private final AnswerMemory memory;

  WholeAnswers(Admission admission, AnswerMemory memory) {
    this.admission = admission;
    this.memory = memory;
  }

  /**
   * @throws EngineBusy when there is no place at the engine or no memory for the answer
   */
  void send(Reach reach, Reply reply, Supplier<Outcome> work) {
    try (AnswerMemory.Lease lease = memory.lease(reach.share())) {
      Outcome outcome =
          admission.within(
              reach.share(),
              () -> {
                Outcome whole = work.get();
                if (whole.length() > SMALL_BYTES) {
                  lease.require(whole.length());
                }
                return whole;
              });
      reply.send(outcome);
    }
  }
}
