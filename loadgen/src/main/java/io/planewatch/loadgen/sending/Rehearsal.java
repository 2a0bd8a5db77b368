package io.planewatch.loadgen.sending;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.planewatch.loadgen.pacing.Shape;
import io.planewatch.loadgen.scenario.Endpoint;
import io.planewatch.loadgen.scenario.Mix;
import io.planewatch.loadgen.scenario.Scenario;
import io.planewatch.loadgen.scenario.ServerUrl;
import io.planewatch.loadgen.scenario.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A short run against a server inside this process. A Java program's first requests take hundreds
 * of milliseconds longer than all others; this way the target's numbers do not contain them.
 */
// Nothing is counted here, so no answer matters.
@SuppressWarnings("FutureReturnValueIgnored")
public final class Rehearsal {

  private static final double SLOWEST = 500;
  private static final double FASTEST = 10_000;
  private static final Duration LENGTH = Duration.ofMillis(800);

  private Rehearsal() {}

  /**
   * Rehearses at twice the pace of what is to come: the faster a run, the more code must be ready.
   */
  public static void playBefore(Scenario scenario) throws InterruptedException {
    double rate =
        scenario.targets().stream().mapToDouble(target -> target.shape().meanRate()).sum();
    boolean flatOut = scenario.limits().closedLoop();
    play(flatOut ? FASTEST : Math.max(SLOWEST, Math.min(FASTEST, 2 * rate)));
  }

  private static void play(double rate) throws InterruptedException {
    Transport transport = Transport.best();
    MultiThreadIoEventLoopGroup loops = transport.loops(1);
    try {
      Channel server =
          new ServerBootstrap()
              .group(loops)
              .channel(transport.serverSocket())
              .childHandler(
                  new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                      channel.pipeline().addLast(new HttpServerCodec(), new Answering());
                    }
                  })
              .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .sync()
              .channel();
      int port = ((InetSocketAddress) server.localAddress()).getPort();
      try (LoadRun run = LoadRun.start(scenario(port, rate))) {
        if (!run.await(LENGTH.multipliedBy(4))) {
          run.abandon();
        }
      }
    } finally {
      loops.shutdownGracefully(0, 100, TimeUnit.MILLISECONDS);
    }
  }

  private static Scenario scenario(int port, double rate) {
    Mix mix =
        Mix.of(
            Map.of(
                Endpoint.get("get", "/"),
                1.0,
                Endpoint.postJson("post", "/${seq}", "{\"k\":${seq}}"),
                1.0));
    ServerUrl base = ServerUrl.parse("http://127.0.0.1:" + port);
    Target target = new Target("rehearsal", base, Shape.steady(rate, LENGTH), false, mix);
    return Scenario.of("rehearsal", List.of(target));
  }

  /** Ends every fourth connection, so that opening them is rehearsed as well. */
  @ChannelHandler.Sharable
  private static final class Answering extends SimpleChannelInboundHandler<HttpObject> {

    private int answers;

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
      if (part instanceof LastHttpContent) {
        boolean last = ++answers % 4 == 0;
        DefaultFullHttpResponse answer =
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.buffer(0));
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
        HttpUtil.setKeepAlive(answer, !last);
        context.writeAndFlush(answer, context.voidPromise());
        if (last) {
          context.close();
        }
      }
    }
  }
}
