package io.planewatch.controlplane.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/facade-attacks.md has a row for each endpoint and each text that an author writes. */
class AttackListTest {
  private static final Path PAGE = Path.of("../docs/facade-attacks.md");
  private static final String RENEW = "planewatch.attacks.renew";
  private static final String BEGIN = "<!-- generated: AttackListTest -->\n";
  private static final String END = "<!-- end -->";

  @Test
  void eachTextThatARequestCanBringIsAttacked() {
    assertThat(AttackList.fields())
        .as("plant a canary in PlantedCanaries, and name the field in AttackList")
        .containsExactlyElementsOf(AuthorFields.read());
  }

  @Test
  void thePageHasARowForEachEndpointAndEachText() throws IOException {
    // given
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertThat(begin).isGreaterThanOrEqualTo(BEGIN.length());

    // when
    String renewed = page.substring(0, begin) + AttackList.tables() + page.substring(end);
    if (Boolean.getBoolean(RENEW)) {
      Files.writeString(PAGE, renewed);
      return;
    }

    // then
    assertThat(page)
        .as("renew it: mvn -pl controlplane-war test -Dtest=AttackListTest -D%s=true", RENEW)
        .isEqualTo(renewed);
  }
}
