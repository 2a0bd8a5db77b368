package io.planewatch.loadgen.sending;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** Opens connections to one target on one event loop. */
final class Dialler {

  private final Address address;
  private final Optional<Tls> tls;
  private final EventLoop loop;
  private final Transport transport;
  private final int timeoutMillis;

  Dialler(
      Address address, Optional<Tls> tls, EventLoop loop, Transport transport, Duration timeout) {
    this.address = address;
    this.tls = tls;
    this.loop = loop;
    this.transport = transport;
    this.timeoutMillis = (int) Math.min(Integer.MAX_VALUE, Math.max(1, timeout.toMillis()));
  }

  /** Tells the pool, later, how it went. */
  void dial(Pool pool) {
    if (address.resolved() == null) {
      loop.execute(() -> pool.notConnected(new UnknownHostException(address.host())));
      return;
    }
    new Bootstrap()
        .group(loop)
        .channel(transport.socket())
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis)
        .handler(pipeline(pool))
        .connect(address.resolved())
        .addListener(
            (ChannelFuture dialled) -> {
              if (!dialled.isSuccess()) {
                pool.notConnected(dialled.cause());
              }
            });
  }

  private ChannelInitializer<Channel> pipeline(Pool pool) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        ResponseDecoder decoder = new ResponseDecoder();
        tls.ifPresent(layer -> channel.pipeline().addLast(layer.handler(channel.alloc(), address)));
        channel.pipeline().addLast(decoder, new Connection(pool, decoder, tls.isPresent()));
      }
    };
  }
}
