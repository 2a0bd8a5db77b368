package io.planewatch.controlplane.ranges;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the series and samples in an engine's answer without parsing a number but the timestamps,
 * which say to which step a sample belongs. It reads exactly the form that Prometheus writes; any
 * other form is not an error but nothing that may be kept.
 */
final class MatrixReader {
  private static final byte[] HEAD =
      ascii("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[");
  private static final byte[] METRIC = ascii("{\"metric\":");
  private static final byte[] VALUES = ascii(",\"values\":[");
  private static final byte[] HISTOGRAMS = ascii(",\"histograms\":[");
  private static final byte[] INFOS = ascii(",\"infos\":");

  /** Thanos says so when nobody asked how it went about a query. */
  private static final byte[] NO_ANALYSIS = ascii(",\"analysis\":{}");

  /** The answer is not of the form that can be kept. */
  private static final class OtherForm extends Exception {
    private static final long serialVersionUID = 1L;

    private OtherForm() {
      super(null, null, false, false);
    }
  }

  private final byte[] body;
  private final int length;
  private final StepGrid grid;
  private final Samples none;
  private long leftBytes;
  private int at;

  private MatrixReader(byte[] body, int length, StepGrid grid, long mostBytes) {
    this.none = Samples.none(grid.steps());
    this.leftBytes = mostBytes;
    this.body = body;
    this.length = length;
    this.grid = grid;
  }

  /**
   * @param length how much of {@code body} is the answer
   * @param mostBytes of memory that the series may take: many of them with few samples in a long
   *     window take far more than the answer
   * @return empty when the answer has warnings, statistics, or a form not known
   */
  static Optional<Extent> read(
      byte[] body, int length, StepGrid grid, long evaluatedAtSeconds, long mostBytes) {
    try {
      return Optional.of(
          new MatrixReader(body, length, grid, mostBytes).extent((int) evaluatedAtSeconds));
    } catch (OtherForm | IndexOutOfBoundsException other) {
      return Optional.empty();
    }
  }

  private Extent extent(int evaluatedAtSeconds) throws OtherForm {
    expect(HEAD);
    List<Series> series = new ArrayList<>();
    while (body[at] != ']') {
      if (!series.isEmpty()) {
        expect(',');
      }
      series.add(series());
    }
    at++;
    startsWith(NO_ANALYSIS);
    expect('}');
    List<String> infos = startsWith(INFOS) ? infos() : List.of();
    expect('}');
    if (trailing()) {
      throw new OtherForm();
    }
    int[] evaluated = new int[grid.steps()];
    Arrays.fill(evaluated, evaluatedAtSeconds);
    return new Extent(grid.first(), evaluated, series, infos);
  }

  private Series series() throws OtherForm {
    expect(METRIC);
    byte[] metric = jsonValue();
    Samples floats = startsWith(VALUES) ? samples() : none;
    Samples histograms = startsWith(HISTOGRAMS) ? samples() : none;
    expect('}');
    Series series = new Series(metric, floats, histograms);
    leftBytes -= series.sizeBytes();
    if (leftBytes < 0) {
      throw new OtherForm();
    }
    return series;
  }

  /** From behind the opening bracket to behind the closing one. */
  private Samples samples() throws OtherForm {
    int begin = at;
    int[] offsets = new int[grid.steps() + 1];
    int nextStep = 0;
    while (true) {
      int sampleBegin = at;
      int step = stepOfSample(nextStep);
      if (step < nextStep) {
        throw new OtherForm();
      }
      Arrays.fill(offsets, nextStep, step + 1, sampleBegin - begin);
      nextStep = step + 1;
      skipSample();
      if (body[at] == ']') {
        break;
      }
      expect(',');
    }
    byte[] bytes = Arrays.copyOfRange(body, begin, at + 1);
    bytes[bytes.length - 1] = ',';
    Arrays.fill(offsets, nextStep, offsets.length, bytes.length);
    at++;
    return new Samples(bytes, offsets);
  }

  /**
   * Reads {@code [ts,} and leaves the value.
   *
   * @param next the step that most often comes, which is known without a division
   */
  private int stepOfSample(int next) throws OtherForm {
    expect('[');
    boolean negative = body[at] == '-';
    if (negative) {
      at++;
    }
    long seconds = digits();
    long millis = seconds * 1000;
    if (body[at] == '.') {
      at++;
      int begin = at;
      long fraction = digits();
      if (at - begin != 3) {
        throw new OtherForm();
      }
      millis += fraction;
    }
    expect(',');
    long offset = (negative ? -millis : millis) - grid.startMillis();
    if (offset == next * grid.stepMillis() && next < grid.steps()) {
      return next;
    }
    long step = offset / grid.stepMillis();
    if (offset < 0 || offset % grid.stepMillis() != 0 || step >= grid.steps()) {
      throw new OtherForm();
    }
    return (int) step;
  }

  private long digits() throws OtherForm {
    long value = 0;
    int begin = at;
    while (body[at] >= '0' && body[at] <= '9') {
      value = value * 10 + (body[at++] - '0');
    }
    if (at == begin || at - begin > 15) {
      throw new OtherForm();
    }
    return value;
  }

  /** Behind the timestamp, up to behind the sample's closing bracket. */
  private void skipSample() {
    int depth = 1;
    while (depth > 0) {
      byte b = body[at++];
      if (b == '"') {
        skipString();
      } else if (b == '[' || b == '{') {
        depth++;
      } else if (b == ']' || b == '}') {
        depth--;
      }
    }
  }

  /** From behind the opening quote to behind the closing one. */
  private void skipString() {
    while (body[at] != '"') {
      at += body[at] == '\\' ? 2 : 1;
    }
    at++;
  }

  private byte[] jsonValue() throws OtherForm {
    int begin = at;
    if (body[at] != '{' && body[at] != '[') {
      throw new OtherForm();
    }
    at++;
    skipSample();
    return Arrays.copyOfRange(body, begin, at);
  }

  private List<String> infos() throws OtherForm {
    byte[] list = jsonValue();
    if (list[0] != '[') {
      throw new OtherForm();
    }
    return StringList.elements(list);
  }

  private boolean startsWith(byte[] expected) {
    if (at + expected.length <= length
        && Arrays.equals(body, at, at + expected.length, expected, 0, expected.length)) {
      at += expected.length;
      return true;
    }
    return false;
  }

  private void expect(byte[] expected) throws OtherForm {
    if (!startsWith(expected)) {
      throw new OtherForm();
    }
  }

  private void expect(char expected) throws OtherForm {
    if (at >= length || body[at] != expected) {
      throw new OtherForm();
    }
    at++;
  }

  private boolean trailing() {
    while (at < length && (body[at] == '\n' || body[at] == ' ')) {
      at++;
    }
    return at != length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
