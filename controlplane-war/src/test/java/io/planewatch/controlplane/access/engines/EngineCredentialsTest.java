package io.planewatch.controlplane.access.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.problems.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCredentialsTest {
  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock();

  private EngineCredentials credentials() {
    EngineCredentials credentials = new EngineCredentials(Optional.of(folder), clock);
    credentials.refresh();
    return credentials;
  }

  /** As an engine decides: by the users in its web.yml. */
  private boolean lets(String authorization) throws IOException {
    String pair =
        new String(
            Base64.getDecoder().decode(authorization.substring("Basic ".length())),
            StandardCharsets.UTF_8);
    String name = pair.substring(0, pair.indexOf(':'));
    char[] password = pair.substring(pair.indexOf(':') + 1).toCharArray();
    List<String> entries = Files.readAllLines(folder.resolve("web.yml"));
    return entries.stream()
        .filter(entry -> entry.startsWith("  " + name + ": "))
        .map(entry -> entry.substring(entry.indexOf(": ") + 2))
        .anyMatch(hash -> BCrypt.verifyer().verify(password, hash.toCharArray()).verified);
  }

  @Test
  void whereNoFolderIsSetNothingIsAskedFor() {
    // given
    EngineCredentials none = new EngineCredentials(Optional.empty(), clock);

    // when
    none.refresh();

    // then
    assertThat(none.authorization()).isEmpty();
    assertThatThrownBy(() -> none.rotate(Duration.ZERO)).isInstanceOf(ProblemException.class);
  }

  @Test
  void theEnginesLetInWhoShowsTheUserThatWasMade() throws IOException {
    assertThat(lets(credentials().authorization().orElseThrow())).isTrue();
  }

  @Test
  void noFileForTheEnginesHoldsThePassword() throws IOException {
    // given
    credentials();

    // then
    assertThat(Files.readString(folder.resolve("web.yml")))
        .doesNotContain(Files.readString(folder.resolve("password")));
  }

  @Test
  void theFormerUserGoesOnForTheOverlapAndNoLonger() throws IOException {
    // given
    EngineCredentials credentials = credentials();
    String former = credentials.authorization().orElseThrow();

    // when
    credentials.rotate(Duration.ofMinutes(10));

    // then
    assertThat(credentials.authorization().orElseThrow()).isNotEqualTo(former);
    assertThat(lets(credentials.authorization().orElseThrow())).isTrue();
    clock.advance(Duration.ofMinutes(9));
    credentials.refresh();
    assertThat(lets(former)).isTrue();
    clock.advance(Duration.ofMinutes(1));
    credentials.refresh();
    assertThat(lets(former)).isFalse();
    assertThat(lets(credentials.authorization().orElseThrow())).isTrue();
  }

  @Test
  void theSidecarKeepsItsNameAndReadsANewPassword() throws IOException {
    // given
    EngineCredentials credentials = credentials();
    String former = sidecar();
    assertThat(lets(former)).isTrue();

    // when
    credentials.rotate(Duration.ofMinutes(10));

    // then
    assertThat(lets(former)).isFalse();
    assertThat(lets(sidecar())).isTrue();
    clock.advance(Duration.ofMinutes(10));
    credentials.refresh();
    assertThat(lets(sidecar())).isTrue();
  }

  private String sidecar() throws IOException {
    String password = Files.readString(folder.resolve("sidecar-password"));
    return new EngineUser("planewatch-sidecar", password).authorization();
  }

  @Test
  void anotherReplicaTakesTheNewUserWhenItNextLooks() {
    // given
    EngineCredentials one = credentials();
    EngineCredentials other = credentials();

    // when
    one.rotate(Duration.ofMinutes(10));
    other.refresh();

    // then
    assertThat(other.authorization()).isEqualTo(one.authorization());
  }
}
