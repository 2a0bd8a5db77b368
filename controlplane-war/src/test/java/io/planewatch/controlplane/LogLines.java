package io.planewatch.controlplane;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Every line that is logged in this process while it is open, at every level, with its cause. */
public final class LogLines implements AutoCloseable {
  private static final Logger PLANEWATCH = Logger.getLogger("io.planewatch");

  private final List<String> holding = new ArrayList<>();
  private final Level before = PLANEWATCH.getLevel();
  private final Handler handler;

  private LogLines(String wanted) {
    SimpleFormatter formatter = new SimpleFormatter();
    handler =
        new Handler() {
          @Override
          public void publish(LogRecord logged) {
            String line = formatter.formatMessage(logged) + cause(logged.getThrown());
            if (line.contains(wanted)) {
              synchronized (holding) {
                holding.add(line);
              }
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    handler.setLevel(Level.ALL);
    PLANEWATCH.setLevel(Level.ALL);
    PLANEWATCH.addHandler(handler);
  }

  /** Keeps the lines that hold {@code wanted}. */
  public static LogLines holding(String wanted) {
    return new LogLines(wanted);
  }

  public List<String> lines() {
    synchronized (holding) {
      return List.copyOf(holding);
    }
  }

  private static String cause(Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Override
  public void close() {
    PLANEWATCH.removeHandler(handler);
    PLANEWATCH.setLevel(before);
  }
}
