package io.planewatch.controlplane.queries;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses answers for clients that accept gzip, at the level that costs least. */
final class Compression {
  /** Below this size the answer is sent sooner than it is compressed. */
  static final int LEAST_BYTES = 32 * 1024;

  private static final int BUFFER_BYTES = 16 * 1024;

  private Compression() {}

  /** Whether one of the request's codings is gzip, and not with the weight 0. */
  static boolean isAccepted(HttpServletRequest request) {
    return isAccepted(String.join(",", Collections.list(request.getHeaders("Accept-Encoding"))));
  }

  static boolean isAccepted(String header) {
    for (String coding : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = coding.split(";", 2);
      if (parts[0].strip().equals("gzip")) {
        return parts.length == 1 || !parts[1].strip().matches("q\\s*=\\s*0(\\.0*)?");
      }
    }
    return false;
  }

  /** The response's output, whose end is to be closed by the caller. */
  static OutputStream output(HttpServletResponse response) throws IOException {
    response.setHeader("Content-Encoding", "gzip");
    return new Fastest(response.getOutputStream());
  }

  /** What has been written reaches the client with each flush. */
  private static final class Fastest extends GZIPOutputStream {
    private Fastest(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES, true);
      def.setLevel(Deflater.BEST_SPEED);
    }

    /** The deflater's memory is not the heap's, so a connection that is cut must free it, too. */
    private void release() {
      def.end();
    }
  }

  /** Frees what a stream that was not closed holds. */
  static void release(OutputStream output) {
    if (output instanceof Fastest compressing) {
      compressing.release();
    }
  }
}
