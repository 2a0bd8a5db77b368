package io.planewatch.controlplane.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpaTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void eachStartPageHasANonceOfItsOwnThatItsPolicyNames() {
    // given
    IndexPage page = new IndexPage(bytes("<app-root ngCspNonce=\"__CSP_NONCE__\"></app-root>"));

    // when
    IndexPage.Rendered one = page.render("'none'", "/");
    IndexPage.Rendered other = page.render("'none'", "/");

    // then
    String nonce = one.html().replaceAll(".*ngCspNonce=\"([^\"]+)\".*", "$1");
    assertThat(nonce).hasSizeGreaterThanOrEqualTo(20);
    assertThat(one.contentSecurityPolicy()).contains("style-src 'self' 'nonce-" + nonce + "'");
    assertThat(other.html()).isNotEqualTo(one.html());
  }

  @Test
  void theStartPageNamesThePathBelowWhichItStands() {
    IndexPage page = new IndexPage(bytes("<base href=\"/\">"));

    assertThat(page.render("'none'", "/shop/").html()).isEqualTo("<base href=\"/shop/\">");
  }

  @Test
  void theStartPageIsNoFile() {
    // given
    SpaFiles files =
        new SpaFiles(Map.of("/index.html", bytes("x"), "/main-ABCD1234.js", bytes("y")));

    // then
    assertThat(files.file("/index.html")).isEmpty();
    assertThat(files.index()).isPresent();
  }

  @Test
  void onlyNamesWithAHashAreKeptForEver() {
    assertThat(new SpaFile("/main-ABCD1234.js", bytes("y")).isImmutable()).isTrue();
    assertThat(new SpaFile("/favicon.ico", bytes("y")).isImmutable()).isFalse();
    assertThat(new SpaFile("/three-word-name.js", bytes("y")).isImmutable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/sign-in", "/dashboards/http", "/planes/prod.eu/x"})
  void whatLooksLikeAPageIsOne(String path) {
    assertThat(SpaFiles.isPage(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/main-OLDHASH1.js", "/assets/logo.svg", "/.env"})
  void aFileThatIsGoneIsNotAPage(String path) {
    assertThat(SpaFiles.isPage(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/nothing",
        "/API/v1/x",
        "/federate",
        "/-/healthy",
        "/WEB-INF/",
        "/metrics/x",
        "/otlp/v1/metrics"
      })
  void whatProgramsAskForIsNeverAnsweredWithAPage(String path) {
    assertThat(SpaFiles.isPage(path)).isFalse();
  }
}
