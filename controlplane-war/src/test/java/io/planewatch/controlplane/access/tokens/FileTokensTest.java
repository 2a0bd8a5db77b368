package io.planewatch.controlplane.access.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.AccessLimits;
import io.planewatch.controlplane.access.DiscoveryClient;
import io.planewatch.controlplane.access.Identity;
import io.planewatch.controlplane.access.OperatorToken;
import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.settings.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTokensTest {
  private static final String OPERATOR = "operator-0123456789-0123456789";
  private static final String DISCOVERY = "discovery-0123456789-0123456789";
  private static final String ROTATED = "rotated-0123456789-0123456789";

  private final OperatorToken operatorToken = new OperatorToken();
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("operator"), OPERATOR + "\n");
    Files.writeString(folder.resolve("discovery"), DISCOVERY + "\n");
  }

  private FileTokens tokens() {
    return new FileTokens(
        new AccessConfig(
            Optional.of(folder.resolve("operator")),
            Optional.of(folder.resolve("discovery")),
            Optional.empty(),
            Duration.ofHours(1),
            Duration.ofMinutes(15),
            100_000,
            1000,
            AccessLimits.DEFAULT,
            Optional.empty()),
        operatorToken);
  }

  private static Optional<Identity> identify(FileTokens tokens, String token) {
    return tokens.identify(TokenHash.of(token), Instant.EPOCH);
  }

  @Test
  void eachFileIsItsIdentity() {
    // given
    FileTokens tokens = tokens();

    // then
    assertThat(identify(tokens, OPERATOR)).map(Identity::name).contains("admin");
    assertThat(identify(tokens, DISCOVERY)).contains(new DiscoveryClient());
    assertThat(identify(tokens, "other")).isEmpty();
  }

  @Test
  void aRotatedFileReplacesTheTokenWithoutARestart() throws IOException {
    // given
    FileTokens tokens = tokens();

    // when
    Files.writeString(folder.resolve("operator"), ROTATED);
    tokens.reload();

    // then
    assertThat(identify(tokens, ROTATED)).isPresent();
    assertThat(identify(tokens, OPERATOR)).isEmpty();
  }

  @Test
  void aFileThatIsGoneKeepsWhatWasRead() throws IOException {
    // given
    FileTokens tokens = tokens();

    // when
    Files.delete(folder.resolve("operator"));

    // then
    assertThatThrownBy(tokens::reload).isInstanceOf(InvalidSetting.class);
    assertThat(identify(tokens, OPERATOR)).isPresent();
  }

  @Test
  void prometheusCantBeGivenTheOperatorsToken() throws IOException {
    // given
    Files.writeString(folder.resolve("discovery"), OPERATOR);

    // then
    assertThatThrownBy(this::tokens)
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("discovery-token-file")
        .hasMessageNotContaining(OPERATOR);
  }
}
