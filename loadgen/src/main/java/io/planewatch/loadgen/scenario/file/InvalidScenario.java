package io.planewatch.loadgen.scenario.file;

/** A scenario file that can't be carried out; the message names the file, the line and the key. */
public final class InvalidScenario extends IllegalArgumentException {

  InvalidScenario(String file, int line, String key, String what) {
    super(file + ", line " + line + (key.isEmpty() ? "" : ", " + key) + ": " + what);
  }

  InvalidScenario(String file, String what) {
    super(file + ": " + what);
  }
}
