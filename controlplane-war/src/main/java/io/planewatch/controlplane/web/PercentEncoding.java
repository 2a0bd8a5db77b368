package io.planewatch.controlplane.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The percent escapes of a request's path or query (RFC 3986, section 2.1). */
final class PercentEncoding {
  private PercentEncoding() {}

  /**
   * Where a text can't be decoded: an escape without two hexadecimal digits, or escapes that are
   * not UTF-8.
   *
   * @return the index of the first escape of these; -1 where there is none
   */
  static int fault(String text) {
    int at = text.indexOf('%');
    while (at >= 0) {
      int end = at;
      byte[] bytes = new byte[(text.length() - at) / 3];
      int count = 0;
      while (end < text.length() && text.charAt(end) == '%') {
        int value = value(text, end);
        if (value < 0) {
          return end;
        }
        bytes[count++] = (byte) value;
        end += 3;
      }
      if (!isUtf8(ByteBuffer.wrap(bytes, 0, count))) {
        return at;
      }
      at = text.indexOf('%', end);
    }
    return -1;
  }

  private static int value(String text, int percent) {
    if (percent + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(percent + 1), 16);
    int low = Character.digit(text.charAt(percent + 2), 16);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
  }

  private static boolean isUtf8(ByteBuffer bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes);
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
