package io.planewatch.controlplane.web;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The application's files, read into memory once: what is not among them can't be asked for. */
final class SpaFiles {
  private static final String INDEX = "/index.html";
  private static final Set<String> HIDDEN = Set.of("/WEB-INF/", "/META-INF/");

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

  /** A path of the application itself, such as /dashboards, and not of a file that is gone. */
  static boolean isPage(String path) {
    return path.equals(INDEX) || path.indexOf('.', path.lastIndexOf('/')) < 0;
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
