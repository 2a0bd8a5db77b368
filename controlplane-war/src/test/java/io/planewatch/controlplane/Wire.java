package io.planewatch.controlplane;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * HTTP written by hand, for what no client library would send. Texts are bytes in ISO 8859-1, one a
 * character.
 */
public record Wire(URI base) {
  private static final int TIMEOUT_MILLIS = 15_000;
  private static final Pattern LENGTH = Pattern.compile("content-length: ([0-9]+)");

  /**
   * What came back.
   *
   * @param status 0 when the server closed the connection without a word
   * @param head status line and headers
   * @param body without transfer and content coding
   * @param isWhole whether the body came to the end that its head announces
   */
  public record Answer(int status, String head, String body, boolean isWhole) {
    public String all() {
      return head + "\r\n\r\n" + body;
    }
  }

  /**
   * Sends it and reads until the server closes.
   *
   * @param head request line and headers without the line end of the last; the connection's own are
   *     added
   */
  public Answer send(String head, String body) {
    String request = head + "\r\nHost: " + base.getAuthority() + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      write(socket, (request + body).getBytes(StandardCharsets.ISO_8859_1));
      return answer(text(read(socket)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A server that has answered may close before it has read all of a body. */
  private static void write(Socket socket, byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
    } catch (SocketException closed) {
      // What it answered is still to be read.
    }
  }

  private static byte[] read(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    try {
      for (int n; (n = socket.getInputStream().read(chunk)) >= 0; ) {
        all.write(chunk, 0, n);
      }
    } catch (SocketException | SocketTimeoutException end) {
      // Reset, or kept open for nothing: what came before counts.
    }
    return all.toByteArray();
  }

  private static Answer answer(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Answer(0, text, "", false);
    }
    String head = text.substring(0, end);
    String headers = head.toLowerCase(Locale.ROOT);
    String body = text.substring(end + 4);
    boolean isWhole = true;
    Matcher length = LENGTH.matcher(headers);
    if (headers.contains("transfer-encoding: chunked")) {
      isWhole = body.endsWith("0\r\n\r\n");
      body = unchunked(body);
    } else if (length.find()) {
      isWhole = body.length() >= Integer.parseInt(length.group(1));
    }
    if (headers.contains("content-encoding: gzip")) {
      body = unzipped(body);
    }
    return new Answer(Integer.parseInt(head.substring(9, 12)), head, body, isWhole);
  }

  private static String unchunked(String body) {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      int lineEnd = body.indexOf("\r\n", at);
      int size = lineEnd < 0 ? 0 : Integer.parseInt(body.substring(at, lineEnd).strip(), 16);
      if (size == 0) {
        break;
      }
      whole.append(body, lineEnd + 2, Math.min(body.length(), lineEnd + 2 + size));
      at = lineEnd + 2 + size + 2;
    }
    return whole.toString();
  }

  private static String unzipped(String body) {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)))) {
      return text(in.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
