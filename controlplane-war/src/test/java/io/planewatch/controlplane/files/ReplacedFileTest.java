package io.planewatch.controlplane.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedFileTest {
  private static final int BYTES = 1 << 20;

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("targets.json");
  }

  private static byte[] all(char letter) {
    byte[] content = new byte[BYTES];
    Arrays.fill(content, (byte) letter);
    return content;
  }

  @Test
  void itsReadersSeeNoHalfOfIt() throws Exception {
    // given
    ReplacedFile file = ReplacedFile.at(file());
    file.write(all('a'));

    // when
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              for (int turn = 0; turn < 20; turn++) {
                writeUnchecked(file, all(turn % 2 == 0 ? 'b' : 'a'));
              }
            });

    // then
    while (!writing.isDone()) {
      byte[] read = Files.readAllBytes(file());
      assertThat(read).isIn(all('a'), all('b'));
    }
    writing.get();
  }

  private static void writeUnchecked(ReplacedFile file, byte[] content) {
    try {
      file.write(content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void nothingElseIsLeftBeside() throws IOException {
    // given
    Files.writeString(folder.resolve("targets.json.partial"), "of a process that was killed");

    // when
    ReplacedFile.at(file()).write("next".getBytes(UTF_8));

    // then
    assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    assertThat(file()).hasContent("next");
  }

  @Test
  void aFailureLeavesTheFormerContent() throws IOException {
    // given
    Files.writeString(file(), "former");
    Files.createDirectories(folder.resolve("targets.json.partial").resolve("in the way"));

    // then
    assertThatThrownBy(() -> ReplacedFile.at(file()).write("next".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
    assertThat(file()).hasContent("former");
  }

  @Test
  void aSecretIsReadableByItsOwnerAloneEvenWhereTheFormerWasNot() throws IOException {
    // given
    Files.writeString(file(), "former");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

    // when
    ReplacedFile.secretAt(file()).write("next".getBytes(UTF_8));

    // then
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void anotherFileKeepsWhatTheUmaskGives() throws IOException {
    // given
    Path plain = Files.writeString(folder.resolve("plain"), "");

    // when
    ReplacedFile.at(file()).write("next".getBytes(UTF_8));

    // then
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }
}
