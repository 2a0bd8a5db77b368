package io.planewatch.loadgen.sending;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Opens connections to one target on one event loop. */
final class Dialler {

  /** An address that swallows packets must not keep a request from the addresses beside it. */
  private static final int ONE_OF_MANY_MILLIS = 1_000;

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
    List<InetSocketAddress> candidates = address.candidates(System.nanoTime());
    if (candidates.isEmpty()) {
      loop.execute(() -> pool.notConnected(new UnknownHostException(address.host())));
      return;
    }
    connect(candidates.iterator(), pool);
  }

  /** Goes on to the next address when one fails; the last one's failure is the pool's to count. */
  private void connect(Iterator<InetSocketAddress> candidates, Pool pool) {
    InetSocketAddress candidate = candidates.next();
    int timeout =
        candidates.hasNext() ? Math.min(timeoutMillis, ONE_OF_MANY_MILLIS) : timeoutMillis;
    new Bootstrap()
        .group(loop)
        .channel(transport.socket())
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeout)
        .handler(pipeline(pool))
        .connect(candidate)
        .addListener(
            (ChannelFuture dialled) -> {
              if (dialled.isSuccess()) {
                return;
              }
              address.failed(candidate, System.nanoTime());
              if (candidates.hasNext()) {
                connect(candidates, pool);
              } else {
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
