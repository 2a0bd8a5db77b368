package io.planewatch.loadgen.sending;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpVersion;
import io.planewatch.loadgen.scenario.Conduct;
import io.planewatch.loadgen.scenario.Endpoint;
import io.planewatch.loadgen.scenario.Feeds;
import io.planewatch.loadgen.scenario.Target;
import io.planewatch.loadgen.scenario.Template;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * An endpoint's requests as bytes. The head is encoded once, with its variables still in it; a
 * request that is the same every time is kept whole. Encoding each would cost more than sending it.
 */
final class Wire {

  private static final String LENGTH = "content-length";
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private final Endpoint endpoint;
  private final Feeds feeds;
  private final Template line;
  private final Template headers;
  private final Template body;
  private final ByteBuf constant;

  Wire(Target target, Endpoint endpoint, Feeds feeds) {
    this.endpoint = endpoint;
    this.feeds = feeds;
    body = Template.of(endpoint.body());
    String head = encodeHead(target, endpoint);
    int endOfLine = head.indexOf('\n') + 1;
    line = Template.of(head.substring(0, endOfLine));
    headers = Template.of(head.substring(endOfLine));
    boolean varies =
        !line.constant()
            || !body.constant()
            || headers.variables().stream().anyMatch(name -> !name.equals(LENGTH));
    constant = varies ? null : Unpooled.unreleasableBuffer(direct(fill(0)));
  }

  Conduct conduct() {
    return endpoint.conduct();
  }

  boolean answersWithoutBody() {
    return endpoint.method().equals("HEAD");
  }

  /** The bytes of the k-th request, to be handed on or released. */
  ByteBuf request(long k) {
    return constant == null ? Unpooled.wrappedBuffer(fill(k)) : constant.duplicate();
  }

  private byte[] fill(long k) {
    byte[] content = body.fill(name -> feeds.value(name, k)).getBytes(StandardCharsets.UTF_8);
    String head =
        line.fill(name -> escaped(feeds.value(name, k)))
            + headers.fill(
                name -> name.equals(LENGTH) ? "" + content.length : feeds.value(name, k));
    byte[] headBytes = head.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(headBytes, headBytes.length + content.length);
    System.arraycopy(content, 0, all, headBytes.length, content.length);
    return all;
  }

  private static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String encodeHead(Target target, Endpoint endpoint) {
    HttpRequest request =
        new DefaultHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.valueOf(endpoint.method()),
            target.server().prefix() + endpoint.path());
    request.headers().set(HttpHeaderNames.HOST, target.server().authority());
    request.headers().set(HttpHeaderNames.USER_AGENT, "planewatch-loadgen");
    request.headers().set(HttpHeaderNames.ACCEPT, "*/*");
    target
        .server()
        .authorization()
        .ifPresent(value -> request.headers().set(HttpHeaderNames.AUTHORIZATION, value));
    endpoint.headers().forEach(request.headers()::set);
    if (!endpoint.body().isEmpty() || WITH_BODY.contains(endpoint.method())) {
      request.headers().set(HttpHeaderNames.CONTENT_LENGTH, "${" + LENGTH + "}");
    }
    EmbeddedChannel encoder = new EmbeddedChannel(new HttpRequestEncoder());
    encoder.writeOutbound(request);
    ByteBuf encoded = encoder.readOutbound();
    String text = encoded.toString(StandardCharsets.UTF_8);
    encoded.release();
    encoder.finishAndReleaseAll();
    return text;
  }

  private static ByteBuf direct(byte[] bytes) {
    return Unpooled.directBuffer(bytes.length).writeBytes(bytes);
  }
}
