package io.planewatch.controlplane.engine;

import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Asks again when a kept connection turns out to be closed. Queries change nothing, so a form may
 * be sent twice; an answer, whatever it says, is one.
 */
final class OnceMore extends DefaultHttpRequestRetryStrategy {
  OnceMore() {
    super(1, TimeValue.ZERO_MILLISECONDS);
  }

  @Override
  protected boolean handleAsIdempotent(HttpRequest request) {
    return true;
  }

  @Override
  public boolean retryRequest(HttpResponse response, int executions, HttpContext context) {
    return false;
  }
}
