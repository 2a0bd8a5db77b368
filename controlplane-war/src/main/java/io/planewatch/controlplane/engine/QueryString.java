package io.planewatch.controlplane.engine;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;

/**
 * Puts a ready query string behind the address. A rest client's method has one parameter for each
 * query parameter by name; here the names are data.
 */
public class QueryString implements ClientRequestFilter {
  static final String HEADER = "X-Query-String";

  @Override
  public void filter(ClientRequestContext request) {
    Object query = request.getHeaders().getFirst(HEADER);
    request.getHeaders().remove(HEADER);
    if (query != null && !query.toString().isEmpty()) {
      request.setUri(URI.create(request.getUri() + "?" + query));
    }
  }
}
