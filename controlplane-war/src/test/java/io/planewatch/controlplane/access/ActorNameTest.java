package io.planewatch.controlplane.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ci",
        "nightly report",
        "grafana (prod)",
        "client:root",
        "Zoë O'Brien",
        "Jörg Müller",
        "Дмитрий Ковалёв",
        "李雷",
        "山田 はなこ",
        "release-4.2.1",
        "ada@example.com",
        "team/service #7"
      })
  void aNameOfOneScriptIsTaken(String name) {
    assertThat(ActorName.parse(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u0430dmin",
        "admin\u200b",
        "\u202enimda",
        "adm\u2060in",
        "a\u0000b",
        "a\nb",
        "p\u0430ypal",
        "ﬁnance",
        "ｃｉ",
        "e\u0301clair",
        "double  blank",
        "-leading",
        "emoji 🚀",
        "tag\uDB40\uDC41"
      })
  void aNameThatIsNotWhatItSeemsIsRefused(String name) {
    assertThatThrownBy(() -> ActorName.parse(name)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin",
        "Admin",
        "ADMIN",
        "adm1n",
        "ad-min",
        "admın",
        "ádmin",
        "identity provider",
        "Identity-Provider",
        "ldentity provider",
        "control plane",
        "ControlPlane",
        "c0ntrol plane",
        "planewatch",
        "P1anewatch",
        "./planewatch token",
        "planewatch token",
        "plane prod",
        "P1ane:prod",
        "cli:root",
        "CLI :root",
        "c1i:root",
        "guest:root",
        "page of https://shop.example",
        "unknown",
        "operator",
        "system"
      })
  void aNameOfTheControlPlaneItselfIsReserved(String name) {
    assertThatThrownBy(() -> ActorName.parse(name)).isInstanceOf(ProblemException.class);
  }

  @Test
  void aWordOfOneScriptThatLooksLikeAReservedNameIsRefused() {
    // Cyrillic letters alone.
    String system = "\u0455\u0443\u0455\u0442\u0435\u043c";

    assertThatThrownBy(() -> ActorName.parse(system))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("reserved");
  }

  @Test
  void namesThatAReaderCouldConfuseLookAlike() {
    assertThat(ActorName.looksLike("alice", "Alice")).isTrue();
    assertThat(ActorName.looksLike("car0I", "carol")).isTrue();
    assertThat(ActorName.looksLike("carol1", "caroll")).isTrue();
    assertThat(ActorName.looksLike("b0b", "bob")).isTrue();
    assertThat(ActorName.looksLike("bоb", "bob")).isTrue();
    assertThat(ActorName.looksLike("alice", "bob")).isFalse();
  }

  @Test
  void tooLongANameIsRefused() {
    assertThat(ActorName.parse("a".repeat(80))).hasSize(80);
    assertThatThrownBy(() -> ActorName.parse("a".repeat(81))).isInstanceOf(ProblemException.class);
  }

  @Test
  void theNamesOfTheCommandLineAreTheOperators() {
    Caller operator = new Caller("admin", Role.ADMIN, Grants.unrestricted());
    Caller account = operator.inTheNameOf(Optional.of("1"));
    Caller guest = new Caller("guest:root", Role.ADMIN, Grants.unrestricted());

    assertThat(ActorName.parse("cli:root", operator)).isEqualTo("cli:root");
    for (Caller maker : List.of(account, guest)) {
      assertThatThrownBy(() -> ActorName.parse("cli:root", maker)).hasMessageContaining("reserved");
    }
  }
}
