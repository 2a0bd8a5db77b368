package io.planewatch.controlplane.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.settings.InvalidSetting;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesConfigTest {
  private static final List<URI> ONE = List.of(URI.create("http://127.0.0.1:9090"));

  @TempDir private Path dir;

  @Test
  void rulesAreWrittenIntoAFolderOrForReadersAndElseNotAtAll() {
    assertThat(new RulesConfig(Optional.of(dir), Set.of(), ONE).isWriting()).isTrue();
    assertThat(new RulesConfig(Optional.empty(), Set.of("pw-0"), ONE).isWriting()).isTrue();
    assertThat(new RulesConfig(Optional.empty(), Set.of(), ONE).isWriting()).isFalse();
  }

  @Test
  void aFolderAndReadersAtOnceAreRefused() {
    assertThatThrownBy(() -> new RulesConfig(Optional.of(dir), Set.of("pw-0"), ONE))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("planewatch.rules.readers");
  }

  @Test
  void aReaderWithoutAUsableNameIsRefusedWithItsName() {
    assertThatThrownBy(() -> new RulesConfig(Optional.empty(), Set.of("not/a name"), ONE))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("'not/a name'");
  }
}
