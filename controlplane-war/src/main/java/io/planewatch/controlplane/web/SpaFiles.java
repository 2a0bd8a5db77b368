package io.planewatch.controlplane.web;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The application's files, read into memory once. Other files can't be requested. */
final class SpaFiles {
  private static final String INDEX = "/index.html";
  private static final Set<String> HIDDEN = Set.of("/WEB-INF/", "/META-INF/");

  /** First parts of paths that this server, Prometheus and its kin have for programs. */
  private static final Set<String> FOR_PROGRAMS =
      Set.of(
          "/-",
          "/api",
          "/debug",
          "/federate",
          "/health",
          "/jaeger",
          "/loki",
          "/meta-inf",
          "/metrics",
          "/openapi",
          "/otlp",
          "/prometheus",
          "/select",
          "/v1",
          "/web-inf");

  private final Map<String, SpaFile> files;
  private final Optional<IndexPage> index;

  SpaFiles(Map<String, byte[]> contents) {
    Map<String, SpaFile> read = new HashMap<>();
    contents.forEach((path, bytes) -> read.put(path, new SpaFile(path, bytes)));
    index = Optional.ofNullable(contents.get(INDEX)).map(IndexPage::new);
    read.remove(INDEX);
    files = Map.copyOf(read);
  }

  static SpaFiles of(ServletContext context) throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    read(context, "/", contents);
    return new SpaFiles(contents);
  }

  Optional<SpaFile> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  Optional<IndexPage> index() {
    return index;
  }

  /**
   * A path of the application itself, such as /dashboards; not of a file that is gone, and not of
   * an interface that programs ask: to them a page with status 200 would look like an answer.
   */
  static boolean isPage(String path) {
    return path.equals(INDEX)
        || (path.indexOf('.', path.lastIndexOf('/')) < 0 && !isForPrograms(path));
  }

  private static boolean isForPrograms(String path) {
    int end = path.indexOf('/', 1);
    String first = (end < 0 ? path : path.substring(0, end)).toLowerCase(Locale.ROOT);
    return FOR_PROGRAMS.contains(first);
  }

  private static void read(ServletContext context, String folder, Map<String, byte[]> contents)
      throws IOException {
    Set<String> paths = context.getResourcePaths(folder);
    if (paths == null) {
      return;
    }
    for (String path : paths) {
      if (HIDDEN.contains(path)) {
        continue;
      }
      if (path.endsWith("/")) {
        read(context, path, contents);
      } else {
        try (InputStream in = context.getResourceAsStream(path)) {
          contents.put(path, in.readAllBytes());
        }
      }
    }
  }
}
