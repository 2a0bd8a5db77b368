package io.planewatch.controlplane.planes;

/** From where a plane's metrics are scraped; one at a time, so that no sum counts twice. */
public enum ScrapePath {
  COLLECTOR,
  DIRECT
}
