package io.planewatch.controlplane.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.state.Storage;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final Map<String, String> FILES = Map.of("b.yml", "{}\n", "a.yml", "{\"x\":1}\n");

  private final Storage storage = Storage.h2();
  private final Delivery delivery = replica();

  private Delivery replica() {
    return new Delivery(storage.open(new SettableClock()), Set.of("one", "two"), Duration.ZERO);
  }

  @AfterEach
  void forget() {
    storage.close();
  }

  @Test
  void aDocumentHasALineAFileInTheOrderOfTheirNamesAndAnEnd() {
    assertThat(RuleDocument.of(FILES).text()).isEqualTo("a.yml\t{\"x\":1}\nb.yml\t{}\nend\n");
  }

  @Test
  void aNameThatLeavesTheFolderIsNotDelivered() {
    assertThatThrownBy(() -> RuleDocument.of(Map.of("../a.yml", "{}")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsWrittenTakesThePlaceOfWhatWas() {
    delivery.write(Map.of("old.yml", "{}", "a.yml", "{}"));

    delivery.write(FILES);

    assertThat(delivery.read()).isEqualTo(FILES);
  }

  @Test
  void itHasArrivedWhenEveryReaderCameBackWithIt() {
    delivery.write(FILES);
    String version = RuleDocument.of(FILES).version();

    delivery.fetchedBy("one", version);
    assertThat(delivery.haveArrived()).isFalse();

    delivery.fetchedBy("two", "");
    assertThat(delivery.haveArrived()).isFalse();

    delivery.fetchedBy("two", version);
    assertThat(delivery.haveArrived()).isTrue();
  }

  @Test
  void whoHasItIsGivenNothing() {
    delivery.write(FILES);
    String version = RuleDocument.of(FILES).version();

    assertThat(delivery.fetchedBy("one", "another")).contains(RuleDocument.of(FILES));
    assertThat(delivery.fetchedBy("one", version)).isEmpty();
  }

  @Test
  void anyReplicaMayBeAsked() {
    delivery.write(FILES);
    String version = replica().fetchedBy("one", "").orElseThrow().version();

    replica().fetchedBy("one", version);
    replica().fetchedBy("two", version);

    assertThat(delivery.haveArrived()).isTrue();
  }
}
