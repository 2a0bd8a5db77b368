package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.access.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where JAX-RS hands a request to the facade. One for all requests, as making and injecting one for
 * each took longer than answering; what is injected here stands for the request of the calling
 * thread.
 */
@ApplicationScoped
public class Edge {
  @Inject private Entry entry;
  @Inject private CurrentCaller currentCaller;
  @Inject private QueryMetrics metrics;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  void answer(AsyncResponse response, Entry.Question question) {
    answer(response, Optional.empty(), question);
  }

  void answer(AsyncResponse response, InputStream body, Entry.Question question) {
    Map<String, List<String>> form;
    try {
      form = Form.in(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), body);
    } catch (ApiError unreadable) {
      new AsyncReply(response, metrics).send(unreadable.outcome());
      return;
    }
    answer(response, Optional.of(form), question);
  }

  private void answer(
      AsyncResponse response, Optional<Map<String, List<String>>> form, Entry.Question question) {
    entry.answer(
        new QueryParameters(uri.getQueryParameters(), form),
        currentCaller.get(),
        Optional.ofNullable(headers.getHeaderString(Access.SCOPE_HEADER)),
        question,
        new AsyncReply(response, metrics));
  }
}
