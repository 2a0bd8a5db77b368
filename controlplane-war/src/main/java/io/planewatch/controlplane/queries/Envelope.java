package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.coverage.Coverage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Adds to an answer what the engine can't know: behind {@code data}, never in it. */
final class Envelope {
  /**
   * Warnings and infos stand at the end, ten of each at the most; so much of an answer is held back
   * while something is to be added.
   */
  static final int LONGEST_TAIL = 16 * 1024;

  /** No string holds this: a quote inside one is escaped. */
  private static final byte[] WARNINGS = ",\"warnings\":[".getBytes(StandardCharsets.US_ASCII);

  private Envelope() {}

  /** A whole answer of the engine with the coverage's warning and member. */
  static Outcome with(Coverage coverage, byte[] body, int length) {
    byte[] warning = coverage.warning().getBytes(StandardCharsets.UTF_8);
    byte[] member = coverage.member().getBytes(StandardCharsets.UTF_8);
    int brace = length;
    while (body[--brace] != '}') {
      // Only white space may follow the closing brace.
    }
    int list = lastIndexOf(WARNINGS, body, brace);
    byte[] out = Arrays.copyOf(body, length + warning.length + member.length + WARNINGS.length + 4);
    int at;
    if (list >= 0) {
      at = put(warning, out, list + WARNINGS.length);
      out[at++] = ',';
      System.arraycopy(body, list + WARNINGS.length, out, at, brace - list - WARNINGS.length);
      at += brace - list - WARNINGS.length;
    } else {
      at = put(WARNINGS, out, brace);
      at = put(warning, out, at);
      out[at++] = ']';
    }
    at = put(member, out, at);
    out[at++] = '}';
    return new Outcome(200, out, at);
  }

  private static int put(byte[] bytes, byte[] out, int at) {
    System.arraycopy(bytes, 0, out, at, bytes.length);
    return at + bytes.length;
  }

  private static int lastIndexOf(byte[] wanted, byte[] body, int end) {
    int least = Math.max(0, end - LONGEST_TAIL);
    for (int i = end - wanted.length; i >= least; i--) {
      if (Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}
