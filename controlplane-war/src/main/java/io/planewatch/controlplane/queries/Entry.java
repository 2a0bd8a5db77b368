package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneSet;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What every endpoint of the facade does first and last, behind whichever edge: whose planes, and
 * errors in Prometheus's form.
 */
final class Entry {
  /** One endpoint's work, once it is known what was asked and which planes may answer. */
  interface Question {
    void put(Asked asked, PlaneSet planes, Reply reply);
  }

  private final Access access;

  Entry(PlaneDirectory directory) {
    this.access = new Access(directory);
  }

  /**
   * @param scope the value of {@link Access#SCOPE_HEADER}
   */
  void answer(Asked asked, Caller caller, Optional<String> scope, Question question, Reply reply) {
    try {
      PlaneSet planes = access.of(caller, scope, asked.all(Access.SCOPE_PARAMETER));
      question.put(asked, planes, reply);
    } catch (ApiError error) {
      reply.send(error.outcome());
    } catch (EngineUnavailable | UncheckedIOException unavailable) {
      reply.send(ApiError.unavailable(unavailable.getMessage()).outcome());
    }
  }
}
