package io.planewatch.loadgen.sending;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;

/** Sends a request in small pieces with pauses between them. */
// A write that fails ends in the connection's channelInactive, which counts it.
@SuppressWarnings("FutureReturnValueIgnored")
final class SlowWriting {

  private static final int PIECES = 10;
  private static final long PAUSE_MILLIS = 150;

  private final Channel channel;
  private final ByteBuf rest;
  private final int pieceBytes;

  private SlowWriting(Channel channel, ByteBuf request) {
    this.channel = channel;
    this.rest = request;
    this.pieceBytes = Math.max(1, (request.readableBytes() + PIECES - 1) / PIECES);
  }

  static void begin(Channel channel, ByteBuf request) {
    new SlowWriting(channel, request).writePiece();
  }

  private void writePiece() {
    if (!channel.isActive() || !rest.isReadable()) {
      rest.release();
      return;
    }
    int length = Math.min(pieceBytes, rest.readableBytes());
    channel.writeAndFlush(rest.readRetainedSlice(length), channel.voidPromise());
    channel.eventLoop().schedule(this::writePiece, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }
}
