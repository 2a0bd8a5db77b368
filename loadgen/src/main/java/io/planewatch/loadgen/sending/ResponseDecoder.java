package io.planewatch.loadgen.sending;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;

/**
 * Decodes answers; it has to be told when the request was a HEAD, whose answer has no body. It
 * takes what Go's client takes: bare line feeds, the same Content-Length twice, and a
 * Content-Length beside chunks, which then counts for nothing (RFC 9112, 6.3).
 */
final class ResponseDecoder extends HttpResponseDecoder {

  private static final int LARGEST_HEAD_BYTES = 64 * 1024;

  private boolean withoutBody;

  ResponseDecoder() {
    super(
        new HttpDecoderConfig()
            .setMaxHeaderSize(LARGEST_HEAD_BYTES)
            .setMaxInitialLineLength(LARGEST_HEAD_BYTES)
            .setAllowDuplicateContentLengths(true)
            .setStrictLineParsing(false)
            .setUseRfc9112TransferEncoding(false)
            .setValidateHeaders(false));
  }

  void expect(boolean answerWithoutBody) {
    withoutBody = answerWithoutBody;
  }

  /** Whether bytes have come that belong to no answer so far. */
  boolean holdsMore() {
    return actualReadableBytes() > 0;
  }

  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    return withoutBody || super.isContentAlwaysEmpty(message);
  }
}
