package io.planewatch.controlplane.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that is replaced atomically. A reader sees the previous or the new content. Both the
 * content and its name are on the disk when {@link #write} returns, the content first, so that a
 * power cut leaves one of the two as well.
 */
public final class ReplacedFile {
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path path;
  private final FileAttribute<?>[] attributes;

  private ReplacedFile(Path path, FileAttribute<?>... attributes) {
    this.path = path.toAbsolutePath();
    this.attributes = attributes;
  }

  /** Readable by whom the process's umask lets. */
  public static ReplacedFile at(Path path) {
    return new ReplacedFile(path);
  }

  /** Readable by the process's own user alone, from the beginning. */
  public static ReplacedFile secretAt(Path path) {
    return new ReplacedFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /**
   * Replaces the content; when this fails, the former one stays.
   *
   * @param content to a file whose folder is there
   */
  public void write(byte[] content) throws IOException {
    synchronized (ReplacedFile.class) {
      Path partial = path.resolveSibling(path.getFileName() + ".partial");
      Files.deleteIfExists(partial);
      try {
        try (FileChannel channel = FileChannel.open(partial, NEW, attributes)) {
          ByteBuffer rest = ByteBuffer.wrap(content);
          while (rest.hasRemaining()) {
            channel.write(rest);
          }
          channel.force(true);
        }
        Files.move(
            partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
      try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }
}
