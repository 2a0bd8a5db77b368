package io.planewatch.loadgen.sending;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.planewatch.loadgen.recording.Outcome;
import io.planewatch.loadgen.scenario.Conduct;

/** One connection: at most one request at a time, as HTTP/1.1 clients do. */
// A write or close that fails ends in channelInactive, which counts it.
@SuppressWarnings("FutureReturnValueIgnored")
final class Connection extends ChannelInboundHandlerAdapter {

  // The links of InFlight's list.
  Connection earlier;
  Connection later;

  private final Pool pool;
  private final ResponseDecoder decoder;
  private final boolean tls;
  private Channel channel;
  private boolean ready;
  private boolean busy;
  private boolean closed;
  private long idleSinceNs;

  private int endpoint;
  private long plannedNs;
  private long sentNs;
  private int status;
  private boolean keepAlive;
  private boolean sentInOnePiece;
  private boolean informational;
  private long bytes;

  Connection(Pool pool, ResponseDecoder decoder, boolean tls) {
    this.pool = pool;
    this.decoder = decoder;
    this.tls = tls;
  }

  void send(Wire wire, int endpoint, long k, long plannedNs) {
    this.endpoint = endpoint;
    this.plannedNs = plannedNs;
    busy = true;
    status = 0;
    bytes = 0;
    keepAlive = true;
    sentInOnePiece = wire.conduct() == Conduct.PROPER;
    decoder.expect(wire.answersWithoutBody());
    ByteBuf request = wire.request(k);
    sentNs = System.nanoTime();
    switch (wire.conduct()) {
      case PROPER -> channel.writeAndFlush(request, channel.voidPromise());
      case SLOW -> SlowWriting.begin(channel, request);
      case ABORT -> channel.writeAndFlush(request).addListener(written -> end(Outcome.ABORTED));
    }
  }

  /**
   * Ends the request in flight, if there is one, and with it the connection unless it was answered.
   */
  void end(Outcome outcome) {
    if (!busy) {
      return;
    }
    busy = false;
    // A server may answer before the last piece of a slow request; the rest must not meet the next.
    boolean reusable =
        outcome == Outcome.ANSWERED
            && keepAlive
            && sentInOnePiece
            && !decoder.holdsMore()
            && channel.isActive();
    pool.ended(this, outcome, reusable);
    if (!reusable) {
      close();
    }
  }

  void close() {
    if (!closed) {
      closed = true;
      channel.close();
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context.channel();
    if (!tls) {
      ready = true;
      pool.connected(this);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (handshake.isSuccess()) {
        ready = true;
        pool.connected(this);
      } else {
        closed = true;
        pool.notConnected(handshake.cause());
        context.close();
      }
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (busy && message instanceof HttpObject part) {
      read(part);
    } else {
      dropStray();
    }
    ReferenceCountUtil.release(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!busy && decoder.holdsMore()) {
      dropStray();
    }
    context.fireChannelReadComplete();
  }

  /**
   * Bytes that nobody asked for, such as a body behind 204 or a 408 for an idle connection: the
   * next answer could not be told from them.
   */
  private void dropStray() {
    if (ready && !closed) {
      close();
      pool.lost(this);
    }
  }

  private void read(HttpObject part) {
    if (part.decoderResult().isFailure()) {
      end(Outcome.INVALID);
      return;
    }
    if (part instanceof HttpResponse response) {
      status = response.status().code();
      informational =
          response.status().codeClass() == HttpStatusClass.INFORMATIONAL && status != 101;
      keepAlive = HttpUtil.isKeepAlive(response) && status != 101;
    }
    if (part instanceof HttpContent content) {
      bytes += content.content().readableBytes();
    }
    if (part instanceof LastHttpContent && !informational) {
      end(Outcome.ANSWERED);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    boolean known = ready && !closed;
    closed = true;
    if (busy) {
      busy = false;
      pool.ended(this, Outcome.RESET, false);
    } else if (known) {
      pool.lost(this);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // Whatever it was, the connection is of no use any more; channelInactive follows and counts it.
    context.close();
  }

  void idleSince(long nowNs) {
    idleSinceNs = nowNs;
  }

  long idleSinceNs() {
    return idleSinceNs;
  }

  int endpoint() {
    return endpoint;
  }

  long plannedNs() {
    return plannedNs;
  }

  long sentNs() {
    return sentNs;
  }

  int status() {
    return status;
  }

  long bytes() {
    return bytes;
  }
}
