package io.planewatch.controlplane.rules;

import java.util.Map;
import java.util.Set;

/** Something that has rules for the engine to evaluate. */
public interface RuleSource {
  /**
   * The rule files that should be there now, each one's text by its name, such as {@code
   * fleet-1234.yml}. Names of different sources differ. A file holds no expression that was not
   * narrowed to what its author may see.
   */
  Map<String, String> files();

  /** Those of the files that come with the product: no engine ends of them. */
  default Set<String> builtIn() {
    return Set.of();
  }
}
