package io.planewatch.controlplane.delivery;

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
    return on("rules");
  }

  private Delivery on(String channel) {
    return new Delivery(
        storage.open(new SettableClock()), channel, Set.of("one", "two"), Duration.ZERO);
  }

  @AfterEach
  void forget() {
    storage.close();
  }

  @Test
  void aDocumentHasALineAFileInTheOrderOfTheirNamesAndAnEnd() {
    assertThat(DeliveredDocument.of(FILES).text()).isEqualTo("a.yml\t{\"x\":1}\nb.yml\t{}\nend\n");
  }

  @Test
  void aNameThatLeavesTheFolderIsNotDelivered() {
    assertThatThrownBy(() -> DeliveredDocument.of(Map.of("../a.yml", "{}")))
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
    String version = DeliveredDocument.of(FILES).version();

    delivery.fetchedBy("one", version);
    assertThat(delivery.outcome()).isEqualTo(new DeliveryOutcome.Pending());

    delivery.fetchedBy("two", "");
    assertThat(delivery.outcome()).isEqualTo(new DeliveryOutcome.Pending());

    delivery.fetchedBy("two", version);
    assertThat(delivery.outcome()).isEqualTo(new DeliveryOutcome.Arrived());
  }

  @Test
  void whoHasItIsGivenNothing() {
    delivery.write(FILES);
    String version = DeliveredDocument.of(FILES).version();

    assertThat(delivery.fetchedBy("one", "another")).contains(DeliveredDocument.of(FILES));
    assertThat(delivery.fetchedBy("one", version)).isEmpty();
  }

  @Test
  void anyReplicaMayBeAsked() {
    delivery.write(FILES);
    String version = replica().fetchedBy("one", "").orElseThrow().version();

    replica().fetchedBy("one", version);
    replica().fetchedBy("two", version);

    assertThat(delivery.outcome()).isEqualTo(new DeliveryOutcome.Arrived());
  }

  @Test
  void aTextOfSeveralLinesIsOneLineOfTheDocument() {
    assertThat(DeliveredDocument.of(Map.of("a.yml", "a: 1\nb: 2\n")).text())
        .isEqualTo("a.yml\ta: 1\rb: 2\nend\n");
  }

  @Test
  void oneRefusalIsTheOutcomeUntilSomethingElseIsWritten() {
    delivery.write(FILES);
    String version = DeliveredDocument.of(FILES).version();

    delivery.fetchedBy("one", version);
    delivery.refusedBy("two", version, "line 2: no");
    assertThat(delivery.outcome()).isEqualTo(new DeliveryOutcome.Refused("line 2: no"));

    delivery.write(Map.of("a.yml", "{}"));
    assertThat(delivery.outcome()).isEqualTo(new DeliveryOutcome.Pending());
  }

  @Test
  void channelsKnowNothingOfEachOther() {
    Delivery other = on("alertmanager");
    delivery.write(FILES);
    other.write(Map.of("a.yml", "x"));

    delivery.fetchedBy("one", DeliveredDocument.of(FILES).version());

    assertThat(delivery.read()).isEqualTo(FILES);
    assertThat(other.read()).isEqualTo(Map.of("a.yml", "x"));
    assertThat(other.fetchedBy("one", DeliveredDocument.of(FILES).version())).isPresent();
  }
}
