package io.planewatch.controlplane.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.settings.InvalidSetting;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasePathTest {
  @Test
  void withoutAConfigurationTheContextRootDecides() {
    BasePath base = new BasePath(Optional.empty());

    assertThat(base.of(null, "")).isEqualTo("/");
    assertThat(base.of(null, "/observability")).isEqualTo("/observability/");
  }

  @Test
  void aProxyMaySayWhatItTookAway() {
    BasePath base = new BasePath(Optional.empty());

    assertThat(base.of("/shop/watch", "")).isEqualTo("/shop/watch/");
    assertThat(base.of("/shop/watch/", "")).isEqualTo("/shop/watch/");
  }

  /** Whoever asks could send it: only a path of this server is one. */
  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "https://evil.example", "/a\"><script>", "shop", ""})
  void aPrefixThatIsNoPathIsNotHeeded(String prefix) {
    assertThat(new BasePath(Optional.empty()).of(prefix, "")).isEqualTo("/");
  }

  @Test
  void whatIsConfiguredGoesFirst() {
    BasePath base = new BasePath(Optional.of("/shop/watch/"));

    assertThat(base.of("/other", "/observability")).isEqualTo("/shop/watch/");
  }

  /** It stands in the start page, so nothing that could end an attribute may be in it. */
  @ParameterizedTest
  @ValueSource(strings = {"shop/", "/shop", "//evil.example/", "/a\"b/", "/a b/", "https://x/"})
  void whatIsNoPathIsRefused(String path) {
    assertThatThrownBy(() -> new BasePath(Optional.of(path)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("planewatch.web.base-path: '");
  }
}
