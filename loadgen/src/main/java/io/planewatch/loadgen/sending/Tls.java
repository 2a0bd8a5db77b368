package io.planewatch.loadgen.sending;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.planewatch.loadgen.scenario.Trust;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** TLS as a client, by the JDK's implementation. */
final class Tls {

  private final SslContext context;
  private final long timeoutMillis;

  private Tls(SslContext context, long timeoutMillis) {
    this.context = context;
    this.timeoutMillis = timeoutMillis;
  }

  static Tls of(Trust trust, Duration timeout) {
    SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
    trust.authorities().ifPresent(file -> builder.trustManager(file.toFile()));
    if (trust.anyone()) {
      builder
          .trustManager(InsecureTrustManagerFactory.INSTANCE)
          .endpointIdentificationAlgorithm("");
    }
    try {
      return new Tls(builder.build(), timeout.toMillis());
    } catch (SSLException e) {
      throw new IllegalStateException("TLS can't be set up: " + e.getMessage(), e);
    }
  }

  SslHandler handler(ByteBufAllocator allocator, Address address) {
    SslHandler handler = context.newHandler(allocator, address.host(), address.port());
    handler.setHandshakeTimeoutMillis(timeoutMillis);
    return handler;
  }
}
