package io.planewatch.loadgen.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ServerUrlTest {

  @Test
  void userAndPasswordBecomeTheHeaderAndAreShownNowhere() {
    // Given a password with an escaped @ and a plus
    // When
    ServerUrl url = ServerUrl.parse("http://ann:s%40c+ret@shop:8081/app/");

    // Then
    assertThat(url.toString()).isEqualTo("http://shop:8081/app");
    assertThat(url.authority()).isEqualTo("shop:8081");
    assertThat(url.authorization()).contains("Basic " + base64("ann:s@c+ret"));
  }

  @Test
  void aUserWithoutAPasswordHasAnEmptyOne() {
    assertThat(ServerUrl.parse("http://ann@shop").authorization())
        .contains("Basic " + base64("ann:"));
  }

  @Test
  void hostsOfEveryKindAreRead() {
    assertThat(ServerUrl.parse("http://data_plane_1:8081").host()).isEqualTo("data_plane_1");
    assertThat(ServerUrl.parse("http://[::1]:8081").host()).isEqualTo("::1");
    assertThat(ServerUrl.parse("https://shop").port()).isEqualTo(443);
    assertThat(ServerUrl.parse("http://shop").port()).isEqualTo(80);
  }

  @Test
  void aRefusalDoesNotRepeatThePassword() {
    for (String text :
        new String[] {
          "ftp://ann:secret@shop", "http://ann:secret@shop:99999", "http://ann:secret@shop?q=1"
        }) {
      assertThatThrownBy(() -> ServerUrl.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("shop")
          .hasMessageNotContaining("secret");
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
