package io.planewatch.controlplane.access.engines;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.planewatch.controlplane.files.ReplacedFile;
import io.planewatch.controlplane.problems.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which the engines' users lie: {@code username} and {@code password} for whoever
 * asks them, and {@code web.yml} for themselves, which they read anew at each request. A former
 * user stays in it until its overlap ends. Thanos's sidecar, which reads its user's name but once,
 * has a user of its own that keeps its name, with {@code sidecar-password}.
 */
public final class EngineCredentials {
  private static final String WEB = "web.yml";
  private static final String FORMER = "former";
  private static final String SIDECAR_PASSWORD = "sidecar-password";

  /** The user and the sidecar's; a former user comes after them. */
  private static final int LASTING = 2;

  private final Optional<Path> folder;
  private final Clock clock;
  private volatile Optional<EngineUser> current = Optional.empty();

  EngineCredentials(Optional<Path> folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** The header that the engines ask for; empty where they ask for none. */
  public Optional<String> authorization() {
    return current.map(EngineUser::authorization);
  }

  /**
   * Makes the user where there is none, takes one that was replaced into use, and ends a former one
   * whose time is over.
   */
  public synchronized void refresh() {
    if (folder.isEmpty()) {
      return;
    }
    if (!Files.exists(file("password"))) {
      begin(EngineUser.random(), List.of());
    }
    current = Optional.of(new EngineUser(read("username"), read("password")));
    if (Files.exists(file(FORMER)) && !Instant.parse(read(FORMER)).isAfter(clock.instant())) {
      write(WEB, withUsers(entries().limit(LASTING).toList()));
      delete(FORMER);
    }
  }

  /**
   * Replaces the user. The engines know both before anybody shows the new one.
   *
   * @throws ProblemException where there is none, or it was made elsewhere
   */
  synchronized void rotate(Duration overlap) {
    if (folder.isEmpty() || !Files.exists(file(WEB))) {
      throw ProblemException.conflict(
          "The engines ask for no credentials that the control plane makes; they are rotated where they are made.");
    }
    List<String> former = entries().limit(1).toList();
    write(FORMER, clock.instant().plus(overlap).toString());
    begin(EngineUser.random(), former);
  }

  private void begin(EngineUser user, List<String> former) {
    EngineUser sidecar = EngineUser.ofSidecar();
    Stream<String> lasting = Stream.of(user.entry(), sidecar.entry());
    write(WEB, withUsers(Stream.concat(lasting, former.stream()).toList()));
    write(SIDECAR_PASSWORD, sidecar.password());
    write("username", user.name());
    write("password", user.password());
    current = Optional.of(user);
  }

  private static String withUsers(List<String> entries) {
    return "basic_auth_users:\n" + String.join("\n", entries) + "\n";
  }

  /** The user, the sidecar's, then a former one. */
  private Stream<String> entries() {
    return read(WEB).lines().skip(1);
  }

  private Path file(String name) {
    return folder.orElseThrow().resolve(name);
  }

  private String read(String name) {
    try {
      return Files.readString(file(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the engines' credentials can't be read", e);
    }
  }

  private void write(String name, String content) {
    try {
      Files.createDirectories(folder.orElseThrow());
      ReplacedFile.secretAt(file(name)).write(content.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the engines' credentials can't be written", e);
    }
  }

  private void delete(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException("the engines' former credentials can't be removed", e);
    }
  }
}
