package io.planewatch.loadgen.sending;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;

/** Decodes answers; it has to be told when the request was a HEAD, whose answer has no body. */
final class ResponseDecoder extends HttpResponseDecoder {

  private static final int LARGEST_HEAD_BYTES = 64 * 1024;

  private boolean withoutBody;

  ResponseDecoder() {
    super(
        new HttpDecoderConfig()
            .setMaxHeaderSize(LARGEST_HEAD_BYTES)
            .setMaxInitialLineLength(LARGEST_HEAD_BYTES)
            .setValidateHeaders(false));
  }

  void expect(boolean answerWithoutBody) {
    withoutBody = answerWithoutBody;
  }

  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    return withoutBody || super.isContentAlwaysEmpty(message);
  }
}
