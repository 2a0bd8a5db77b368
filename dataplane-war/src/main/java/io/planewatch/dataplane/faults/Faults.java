package io.planewatch.dataplane.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The current faults, exchanged as a whole. */
final class Faults {
  private volatile List<Fault> current;
  private final Map<Fault.Saturation, Semaphore> permits = new ConcurrentHashMap<>();

  Faults(List<Fault> initial) {
    current = distinct(initial);
  }

  List<Fault> current() {
    return current;
  }

  void replace(List<Fault> faults) {
    current = distinct(faults);
    // Requests that hold a permit give it back to the semaphore that they got it from.
    permits.keySet().retainAll(faults);
  }

  List<Fault> concerning(String path) {
    List<Fault> all = current;
    return all.isEmpty() ? all : all.stream().filter(fault -> fault.concerns(path)).toList();
  }

  /** Equal saturations share their permits, so that a request would queue behind itself. */
  private static List<Fault> distinct(List<Fault> faults) {
    return faults.stream().distinct().toList();
  }

  Semaphore permits(Fault.Saturation saturation) {
    return permits.computeIfAbsent(saturation, wanted -> new Semaphore(wanted.concurrency(), true));
  }
}
