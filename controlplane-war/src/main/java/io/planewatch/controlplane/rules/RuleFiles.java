package io.planewatch.controlplane.rules;

import java.util.Map;

/** The rule files that the engines read; nobody else writes them. */
public interface RuleFiles {
  /** Each file's text by its name. */
  Map<String, String> read();

  /** Makes them these and no others. */
  void write(Map<String, String> wanted);

  /** Waits until every engine has what was written last; false when one did not come for it. */
  default boolean haveArrived() {
    return true;
  }
}
