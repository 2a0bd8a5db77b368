package io.planewatch.controlplane.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** A static file, ready to be sent. */
final class SpaFile {
  /**
   * The build puts a hash of the content into these names, so what once was behind one of them
   * never changes.
   */
  private static final Pattern HASHED_NAME = Pattern.compile(".*-[A-Z0-9]{8}\\.[a-z0-9]+");

  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html;charset=UTF-8"),
          Map.entry("js", "text/javascript;charset=UTF-8"),
          Map.entry("css", "text/css;charset=UTF-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("txt", "text/plain;charset=UTF-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("woff", "font/woff"),
          Map.entry("ttf", "font/ttf"));

  private static final Set<String> COMPRESSIBLE =
      Set.of("html", "js", "css", "json", "map", "svg", "txt", "ttf", "webmanifest");

  private final String mediaType;
  private final byte[] bytes;
  private final byte[] gzipped;
  private final boolean immutable;

  SpaFile(String name, byte[] bytes) {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    this.mediaType = MEDIA_TYPES.getOrDefault(extension, "application/octet-stream");
    this.bytes = bytes.clone();
    this.gzipped = COMPRESSIBLE.contains(extension) ? gzip(bytes) : new byte[0];
    this.immutable = HASHED_NAME.matcher(name).matches();
  }

  String mediaType() {
    return mediaType;
  }

  boolean isImmutable() {
    return immutable;
  }

  boolean isCompressible() {
    return gzipped.length > 0;
  }

  void writeTo(OutputStream out, boolean compressed) throws IOException {
    out.write(compressed ? gzipped : bytes);
  }

  int length(boolean compressed) {
    return compressed ? gzipped.length : bytes.length;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return compressed.toByteArray();
  }
}
