package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.engine.EngineBusy;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.planes.PlaneDirectory;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The first and last step of every endpoint of the facade: the data planes of the caller, and
 * errors in Prometheus's form.
 */
final class Entry {
  /** One endpoint's work, once it is known what was asked and which planes may answer. */
  interface Question {
    void put(QueryParameters asked, Reach reach, Reply reply);
  }

  private final Access access;

  Entry(PlaneDirectory directory) {
    this.access = new Access(directory);
  }

  /**
   * @param scope the value of {@link Access#SCOPE_HEADER}
   */
  void answer(
      QueryParameters asked,
      Caller caller,
      Optional<String> scope,
      Question question,
      Reply reply) {
    try {
      Reach reach = access.reach(caller, scope, asked.all(Access.SCOPE_PARAMETER));
      question.put(asked, reach, reply);
    } catch (ApiError error) {
      reply.send(error.outcome());
    } catch (EngineBusy busy) {
      reply.send(ApiError.tooManyRequests(busy.getMessage()).outcome());
    } catch (EngineUnavailable | UncheckedIOException unavailable) {
      reply.send(ApiError.unavailable(unavailable.getMessage()).outcome());
    }
  }
}
