package io.planewatch.telemetry.http;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/** Sees an entity's writer fail: once the response has begun, nobody further out hears of it. */
final class WriterWatch implements WriterInterceptor {
  static final WriterWatch INSTANCE = new WriterWatch();

  private WriterWatch() {}

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    try {
      context.proceed();
    } catch (IOException | RuntimeException failure) {
      context.setProperty(Route.ERROR, failure);
      throw failure;
    }
  }
}
