package io.planewatch.telemetry.http;

/**
 * The attributes that distinguish the series.
 *
 * @param method whatever was sent; what the conventions don't name is {@code _OTHER} from here on
 * @param protocol as the servlet container names it, e.g. {@code HTTP/1.1}
 * @param route the template, or null where no resource matched
 * @param errorType null for what did not fail
 */
record RequestOutcome(
    String method, String scheme, String protocol, String route, int status, String errorType) {
  RequestOutcome {
    method = RequestAttributes.known(method);
  }
}
