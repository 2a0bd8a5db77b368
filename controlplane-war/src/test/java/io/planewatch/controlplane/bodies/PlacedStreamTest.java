package io.planewatch.controlplane.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacedStreamTest {
  private static final Object READER = "reader";

  private final ReadingPlaces places =
      new ReadingPlaces(new ReadingPlaces.Limits(1, 0, 8, 0, Duration.ofMillis(1)));
  private final AnswerPlace place = new AnswerPlace(places, READER);
  private final Out out = new Out();
  private final List<String> refusals = new ArrayList<>();
  private boolean isReaderBehind;

  private final PlacedStream stream =
      new PlacedStream(out, () -> isReaderBehind, place, () -> refusals.add("cut"));

  /** Remembers how many bytes each write had. */
  private static final class Out extends ServletOutputStream {
    private final List<Integer> writes = new ArrayList<>();

    @Override
    public void write(int one) {
      writes.add(1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      writes.add(count);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}
  }

  private boolean hasFreePlace() {
    if (places.enter(READER)) {
      places.leave(READER);
      return true;
    }
    return false;
  }

  @Test
  void aLargeAnswerToAFastReaderTakesNoPlace() throws IOException {
    stream.write(new byte[100_000]);

    assertThat(out.writes).containsExactly(65_536, 34_464);
    assertThat(hasFreePlace()).isTrue();
  }

  @Test
  void anAnswerToASlowReaderTakesOnePlaceUntilItLeaves() throws IOException {
    isReaderBehind = true;
    stream.write(new byte[100_000]);
    stream.write(1);

    assertThat(out.writes).containsExactly(65_536, 34_464, 1);
    assertThat(hasFreePlace()).isFalse();
    place.leave();
    place.leave();
    assertThat(hasFreePlace()).isTrue();
  }

  @Test
  void anAnswerWithoutAPlaceIsCutOnceAndNoMoreIsWritten() throws IOException {
    assertThat(places.enter(READER)).isTrue();
    stream.write(new byte[10]);
    isReaderBehind = true;

    stream.write(new byte[100_000]);
    stream.write(1);

    assertThat(refusals).containsExactly("cut");
    assertThat(out.writes).containsExactly(10);
  }
}
