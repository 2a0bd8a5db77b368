package io.planewatch.dataplane.search;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

/** A class of its own because Payara's OpenAPI fails on a constraint beside a query parameter. */
public class SearchQuery {
  @QueryParam("q")
  @NotBlank
  @Size(max = 100)
  private String q;

  String text() {
    return q.strip();
  }
}
