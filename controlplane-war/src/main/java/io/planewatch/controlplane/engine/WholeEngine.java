package io.planewatch.controlplane.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An engine whose answers end as they began. A client may take a connection that ends too early, or
 * a wrong length, for the end of the answer; an object that is not closed gives it away.
 */
public final class WholeEngine implements Engine {
  private final Engine engine;

  public WholeEngine(Engine engine) {
    this.engine = engine;
  }

  @Override
  public EngineAnswer ask(String endpoint, Parameters parameters) {
    return whole(engine.ask(endpoint, parameters));
  }

  @Override
  public EngineAnswer read(String endpoint, Parameters parameters) {
    return whole(engine.read(endpoint, parameters));
  }

  private static EngineAnswer whole(EngineAnswer answer) {
    return new EngineAnswer(answer.status(), answer.askedAt(), new WholeObject(answer.body()));
  }

  /** Fails at its end when that is not the end of the object that it began with. */
  private static final class WholeObject extends FilterInputStream {
    private static final int NOTHING = -1;

    private int first = NOTHING;
    private int last = NOTHING;

    private WholeObject(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = in.read(into, from, length);
      if (read < 0) {
        requireEnd();
      } else if (read > 0) {
        note(into, from, from + read);
      }
      return read;
    }

    private void note(byte[] bytes, int from, int to) {
      if (first == NOTHING) {
        first = bytes[from];
      }
      for (int i = to - 1; i >= from; i--) {
        if (bytes[i] > ' ' || bytes[i] < 0) {
          last = bytes[i];
          return;
        }
      }
    }

    private void requireEnd() throws IOException {
      if (first == '{' && last != '}') {
        throw new IOException("the engine broke off its answer");
      }
    }
  }
}
