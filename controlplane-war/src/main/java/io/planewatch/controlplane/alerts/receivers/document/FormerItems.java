package io.planewatch.controlplane.alerts.receivers.document;

import io.planewatch.controlplane.alerts.receivers.document.Value.Items;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds for an item of a list the stored one that it was. An item that looks as before is found
 * wherever it stands now; a changed one only in its former place of a list that is as long as
 * before. In doubt there is none: a wrong secret would be worse than a question.
 */
final class FormerItems {
  private final List<Value> stored;
  private final List<String> storedLooks;
  private final List<String> looks;
  private final Set<Integer> taken = new HashSet<>();

  FormerItems(Optional<List<Value>> stored, Items given) {
    this.stored = stored.orElse(List.of());
    this.storedLooks = this.stored.stream().map(FormerItems::look).toList();
    this.looks = given.values().stream().map(FormerItems::look).toList();
  }

  Optional<Value> of(int index) {
    boolean sameLength = stored.size() == looks.size();
    Set<Integer> alike =
        IntStream.range(0, stored.size())
            .filter(i -> !taken.contains(i) && storedLooks.get(i).equals(looks.get(index)))
            .boxed()
            .collect(Collectors.toSet());
    if (sameLength && alike.contains(index)) {
      return take(index);
    }
    if (alike.size() == 1) {
      return take(alike.iterator().next());
    }
    boolean changedInPlace =
        alike.isEmpty()
            && sameLength
            && !taken.contains(index)
            && !looks.contains(storedLooks.get(index));
    return changedInPlace ? take(index) : Optional.empty();
  }

  private Optional<Value> take(int index) {
    taken.add(index);
    return Optional.of(stored.get(index));
  }

  private static String look(Value value) {
    return YamlLines.of(new Items(List.of(value.map(KeptSecrets::masked)), 0), 0).stream()
        .map(YamlLines.Line::text)
        .collect(Collectors.joining("\n"));
  }
}
