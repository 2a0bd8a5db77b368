package io.planewatch.controlplane.json;

import jakarta.json.spi.JsonProvider;

/** Where JSON documents come from. */
public final class Documents {
  /**
   * Looked up once. {@code jakarta.json.Json} searches every jar for its provider at each call,
   * which costs far more than most documents.
   */
  public static final JsonProvider JSON = JsonProvider.provider();

  private Documents() {}
}
