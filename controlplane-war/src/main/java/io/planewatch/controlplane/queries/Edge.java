package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.access.CurrentCaller;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What every endpoint of the facade does first and last: whose planes, and errors in Prometheus's
 * form. One for all requests, as making and injecting one for each took longer than a cached
 * answer; what is injected here stands for the request of the calling thread.
 */
@ApplicationScoped
public class Edge {
  @Inject private PlaneDirectory directory;
  @Inject private CurrentCaller currentCaller;
  @Inject private QueryMetrics metrics;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  /** One endpoint's work, once it is known what was asked and which planes may answer. */
  interface Question {
    void put(Asked asked, PlaneSet planes, Reply reply);
  }

  void answer(AsyncResponse response, Question question) {
    answer(response, Optional.empty(), question);
  }

  void answer(AsyncResponse response, MultivaluedMap<String, String> form, Question question) {
    // A request without a body has no form at all.
    answer(response, Optional.ofNullable(form), question);
  }

  private void answer(
      AsyncResponse response, Optional<MultivaluedMap<String, String>> form, Question question) {
    Reply reply = new AsyncReply(response, metrics);
    try {
      Asked asked = new Asked(uri.getQueryParameters(), form);
      Optional<String> header = Optional.ofNullable(headers.getHeaderString(Access.SCOPE_HEADER));
      PlaneSet planes =
          new Access(directory).of(currentCaller.get(), header, asked.all(Access.SCOPE_PARAMETER));
      question.put(asked, planes, reply);
    } catch (ApiError error) {
      reply.send(error.outcome());
    } catch (EngineUnavailable | UncheckedIOException unavailable) {
      reply.send(ApiError.unavailable(unavailable.getMessage()).outcome());
    }
  }
}
