package io.planewatch.telemetry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CountedWriterTest {
  private static final String TEXT = "a ß € 😀";

  @Test
  void countsWhatUtf8WillTake() throws IOException {
    // Given
    CountedWriter writer = new CountedWriter(sink(), StandardCharsets.UTF_8);

    // When
    writer.write(TEXT);

    // Then
    assertThat(writer.bytes()).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void aPairMayComeInHalves() throws IOException {
    // Given
    CountedWriter writer = new CountedWriter(sink(), StandardCharsets.UTF_8);

    // When
    for (char c : "😀".toCharArray()) {
      writer.write(c);
    }

    // Then
    assertThat(writer.bytes()).isEqualTo(4);
  }

  @Test
  void otherCharsetsTakeAByteACharacter() throws IOException {
    // Given
    CountedWriter writer = new CountedWriter(sink(), StandardCharsets.ISO_8859_1);

    // When
    writer.write("Grüße");

    // Then
    assertThat(writer.bytes()).isEqualTo(5);
  }

  private static PrintWriter sink() {
    return new PrintWriter(new StringWriter());
  }
}
