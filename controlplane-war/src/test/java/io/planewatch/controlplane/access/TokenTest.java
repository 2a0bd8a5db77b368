package io.planewatch.controlplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenTest {
  @Test
  void carriesItsKindAnd256RandomBits() {
    assertThat(Token.random("pwt").text())
        .matches("pwt_[A-Za-z0-9_-]{43}")
        .isNotEqualTo(Token.random("pwt").text());
  }

  @Test
  void doesNotPrintItself() {
    assertThat(new Token("secret").toString()).doesNotContain("secret");
  }

  @Test
  void hashesAsSha256() {
    assertThat(TokenHash.of("abc").hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
