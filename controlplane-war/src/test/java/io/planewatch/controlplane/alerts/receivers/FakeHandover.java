package io.planewatch.controlplane.alerts.receivers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An Alertmanager that refuses a configuration with certain words in it. */
final class FakeHandover implements Handover {
  /** Each configuration that was in force, the newest last. */
  final List<String> inForce = new ArrayList<>();

  List<String> refused = List.of();
  int exchanges;

  @Override
  public String present() {
    return inForce.isEmpty() ? "" : inForce.get(inForce.size() - 1);
  }

  @Override
  public Optional<String> exchange(String wanted) {
    exchanges++;
    Optional<String> found = refused.stream().filter(wanted::contains).findFirst();
    if (found.isEmpty()) {
      inForce.add(wanted);
    }
    return found.map(word -> "unsupported: " + word);
  }
}
