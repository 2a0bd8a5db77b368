package io.planewatch.controlplane.queries;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads parameters that are {@code application/x-www-form-urlencoded}, as Prometheus does. */
final class Form {
  private static final String TYPE = "application/x-www-form-urlencoded";

  /** The longest query, each byte escaped, with room for the rest. */
  private static final int MOST_BYTES = 256 * 1024;

  private Form() {}

  /**
   * By name, in the order in which they came.
   *
   * @throws ApiError when an escape is none, or a semicolon stands between two parameters, which
   *     some readers take for an ampersand
   */
  static Map<String, List<String>> read(String text) {
    if (text.isEmpty()) {
      return Map.of();
    }
    if (text.indexOf(';') >= 0) {
      throw ApiError.badData("invalid semicolon separator in the parameters; escape it as %3B");
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        values.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value);
      }
    }
    return values;
  }

  /**
   * The parameters of a request's body. A body of another type than a form holds none: some clients
   * send their parameters in the URL by POST, with a type that says nothing.
   *
   * @throws ApiError when it is a larger form than any query needs
   */
  static Map<String, List<String>> in(HttpServletRequest request) {
    try {
      return in(request.getContentType(), request.getInputStream());
    } catch (IOException broken) {
      throw ApiError.badData("the body can't be read to its end");
    }
  }

  /** The same of a body that is not read yet. */
  static Map<String, List<String>> in(String type, InputStream content) {
    if (type == null || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(TYPE)) {
      return Map.of();
    }
    try {
      byte[] body = content.readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw ApiError.badData("the parameters are longer than " + MOST_BYTES + " bytes");
      }
      return read(new String(body, StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw ApiError.badData("the body can't be read to its end");
    }
  }

  private static String decoded(String escaped) {
    try {
      return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw ApiError.badData("invalid URL escape in the parameters: " + malformed.getMessage());
    }
  }
}
