package io.planewatch.controlplane.problems;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import org.junit.jupiter.api.Test;

/** In the words of the reader that Payara brings. */
class UnreadableJsonTest {
  private static String sentence(RuntimeException cause) {
    return UnreadableJson.sentence(new ProcessingException("Error deserializing", cause));
  }

  @Test
  void anUnknownFieldIsNamed() {
    assertThat(
            sentence(
                new JsonbException("Json property plane can not be mapped to a class class a.B.")))
        .isEqualTo("There is no field 'plane' here.");
  }

  @Test
  void aFieldOfAnotherTypeIsNamedWithoutAClassOfOurs() {
    assertThat(
            sentence(
                new JsonbException(
                    "Unable to deserialize property 'planes' because of: type: class a.B",
                    new NumberFormatException("x"))))
        .isEqualTo("The field 'planes' is of another type than it must be.");
  }

  @Test
  void whatIsNoJsonSaysWhere() {
    assertThat(
            sentence(
                new JsonbException("Internal error", new JsonException("Invalid token, line 1"))))
        .isEqualTo("The body is no JSON: Invalid token, line 1");
  }

  @Test
  void anyOtherFailureIsStillASentence() {
    assertThat(sentence(new IllegalArgumentException())).isEqualTo("The body can't be read.");
  }
}
