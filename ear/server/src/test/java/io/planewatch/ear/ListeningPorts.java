package io.planewatch.ear;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The TCP ports on which a process listens, as the kernel knows them. */
final class ListeningPorts {
  private static final String LISTENS = "0A";

  private ListeningPorts() {}

  static SortedSet<Integer> of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    Set<String> sockets = sockets(process.resolve("fd"));
    SortedSet<Integer> found = new TreeSet<>();
    for (String table : new String[] {"net/tcp", "net/tcp6"}) {
      for (String line : Files.readAllLines(process.resolve(table))) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns[3].equals(LISTENS) && sockets.contains("socket:[" + columns[9] + "]")) {
          found.add(Integer.parseInt(columns[1].split(":", -1)[1], 16));
        }
      }
    }
    return found;
  }

  private static Set<String> sockets(Path descriptors) throws IOException {
    Set<String> found = new HashSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
      for (Path one : all) {
        if (Files.isSymbolicLink(one)) {
          found.add(Files.readSymbolicLink(one).toString());
        }
      }
    }
    return found;
  }
}
