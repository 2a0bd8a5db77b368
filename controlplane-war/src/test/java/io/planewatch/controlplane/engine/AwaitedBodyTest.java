package io.planewatch.controlplane.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AwaitedBodyTest {
  /** A byte now and then, for ever. */
  private static final class Dripping extends InputStream {
    @Override
    public int read() throws IOException {
      try {
        TimeUnit.MILLISECONDS.sleep(5);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return ' ';
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      into[from] = (byte) read();
      return 1;
    }
  }

  @Test
  void bytesThatDripAreNotWaitedForWithoutEnd() {
    InputStream body = new AwaitedBody(new Dripping(), Duration.ofMillis(50));

    assertThatThrownBy(body::readAllBytes)
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessageContaining("the end of its answer");
  }

  @Test
  void aReaderMayTakeItsTime() throws IOException, InterruptedException {
    // given
    InputStream body =
        new AwaitedBody(new ByteArrayInputStream(new byte[] {1, 2}), Duration.ofMillis(50));
    body.read();

    // when
    TimeUnit.MILLISECONDS.sleep(100);

    // then
    assertThat(body.read()).isEqualTo(2);
    assertThat(body.read()).isEqualTo(-1);
  }
}
