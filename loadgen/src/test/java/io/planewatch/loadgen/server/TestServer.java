package io.planewatch.loadgen.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.planewatch.loadgen.scenario.ServerUrl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** A real HTTP server that answers as a test tells it to, and counts what it saw. */
// Nothing in a test waits for these writes; what arrives at the client is what counts.
@SuppressWarnings("FutureReturnValueIgnored")
public final class TestServer implements AutoCloseable {

  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Function<Request, Answer> behaviour;
  private final Map<String, LongAdder> seen = new ConcurrentSkipListMap<>();
  private final Map<Integer, LongAdder> answered = new ConcurrentSkipListMap<>();
  private final Map<String, Long> answeredAtNs = new ConcurrentHashMap<>();
  private final Channel channel;

  private TestServer(int port, Function<Request, Answer> behaviour) {
    this.behaviour = behaviour;
    channel =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 4096)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel child) {
                    child
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(1 << 20),
                            new Handler());
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .syncUninterruptibly()
            .channel();
  }

  public static TestServer start(Function<Request, Answer> behaviour) {
    return new TestServer(0, behaviour);
  }

  public static TestServer start(int port, Function<Request, Answer> behaviour) {
    return new TestServer(port, behaviour);
  }

  public ServerUrl base() {
    return ServerUrl.parse("http://127.0.0.1:" + port());
  }

  public int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /** Whole requests, by method and path without the query. */
  public long seen(String methodAndPath) {
    LongAdder count = seen.get(methodAndPath);
    return count == null ? 0 : count.sum();
  }

  public long seen() {
    return seen.values().stream().mapToLong(LongAdder::sum).sum();
  }

  public Map<String, LongAdder> seenByPath() {
    return seen;
  }

  /** Whole answers that were sent with this status. */
  public long answered(int status) {
    LongAdder count = answered.get(status);
    return count == null ? 0 : count.sum();
  }

  /** When the answer to this URI was written, by {@link System#nanoTime}. */
  public long answeredAtNs(String uri) {
    return answeredAtNs.get(uri);
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class Handler extends SimpleChannelInboundHandler<FullHttpRequest> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest message) {
      long now = System.nanoTime();
      String uri = message.uri();
      String path = uri.contains("?") ? uri.substring(0, uri.indexOf('?')) : uri;
      seen.computeIfAbsent(message.method() + " " + path, key -> new LongAdder()).increment();
      Request request =
          new Request(
              message.method().name(),
              uri,
              message.content().toString(StandardCharsets.UTF_8),
              now);
      Answer answer = behaviour.apply(request);
      if (answer.delayNs() > 0) {
        context
            .executor()
            .schedule(() -> write(context, uri, answer), answer.delayNs(), TimeUnit.NANOSECONDS);
      } else {
        write(context, uri, answer);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }

    private void write(ChannelHandlerContext context, String uri, Answer answer) {
      answeredAtNs.put(uri, System.nanoTime());
      if (answer.status() > 0) {
        answered.computeIfAbsent(answer.status(), key -> new LongAdder()).increment();
      }
      // Written past the codec: a test may want to say what no codec would.
      context
          .pipeline()
          .firstContext()
          .writeAndFlush(Unpooled.copiedBuffer(answer.bytes(), StandardCharsets.ISO_8859_1));
      if (answer.closing()) {
        context.close();
      }
    }
  }
}
