package io.planewatch.controlplane.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
  private final AtomicLong nanos = new AtomicLong();
  private final BodyReader reader = new BodyReader(nanos::get);

  @Test
  void readsABodyOfTheGreatestSize() throws IOException {
    byte[] body = new byte[100_000];

    assertThat(reader.read(new ByteArrayInputStream(body), -1, 100_000, Duration.ofSeconds(1)))
        .isEqualTo(body);
  }

  @Test
  void readsNoFurtherThanItsBound() {
    ByteArrayInputStream endless = new ByteArrayInputStream(new byte[10_000_000]);

    assertThatThrownBy(() -> reader.read(endless, -1, 100, Duration.ofSeconds(1)))
        .isInstanceOf(BodyReader.BodyTooLarge.class);
    assertThat(endless.available()).isGreaterThan(9_900_000);
  }

  /** Behind an Upgrade header Grizzly's stream has no end; a read beyond the body would wait. */
  @Test
  void aBodyOfKnownLengthIsNotReadToTheEndOfItsStream() throws IOException {
    InputStream waiting =
        new InputStream() {
          private int left = 5;

          @Override
          public int read() {
            assertThat(left--).isPositive();
            return 'x';
          }

          @Override
          public int read(byte[] into, int from, int length) {
            into[from] = (byte) read();
            return 1;
          }
        };

    assertThat(reader.read(waiting, 5, 100, Duration.ofSeconds(1))).hasSize(5);
  }

  @Test
  void aBodyThatDripsEndsByTheTimeOfAllOfIt() {
    InputStream dripping =
        new InputStream() {
          @Override
          public int read() {
            nanos.addAndGet(Duration.ofSeconds(3).toNanos());
            return 'x';
          }

          @Override
          public int read(byte[] into, int from, int length) {
            into[from] = (byte) read();
            return 1;
          }
        };

    assertThatThrownBy(() -> reader.read(dripping, -1, 1_000, Duration.ofSeconds(15)))
        .isInstanceOf(BodyReader.BodyTooSlow.class);
    assertThat(Duration.ofNanos(nanos.get())).isEqualTo(Duration.ofSeconds(18));
  }

  @Test
  void theLongestDeclaredPathDecidesAndAnonymousBodiesAreSmall() {
    BodyLimits limits =
        new BodyLimits(
            List.of(new BodyLimit("/api/x", 5_000_000), new BodyLimit("/api/x/small", 10)));

    assertThat(limits.bytes("/api/x/small", false)).isEqualTo(10);
    assertThat(limits.bytes("/api/x/1", false)).isEqualTo(5_000_000);
    assertThat(limits.bytes("/api/y", false)).isEqualTo(BodyLimits.USUAL_BYTES);
    assertThat(limits.bytes("/api/x", true)).isEqualTo(BodyLimits.ANONYMOUS_BYTES);
  }
}
