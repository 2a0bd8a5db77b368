package io.planewatch.controlplane.alerts.receivers.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A part of the document: a scalar, a list or a map. Each knows the line where it begins. */
sealed interface Value {
  /** Counted from 1, in the text of the administrator who wrote it. */
  int line();

  /** This tree with each scalar replaced. */
  Value map(UnaryOperator<Scalar> change);

  /**
   * @param plain whether it was written without quotes, so that Alertmanager decides its type
   * @param holds what its key holds
   */
  record Scalar(String text, boolean plain, Holds holds, int line) implements Value {
    @Override
    public Scalar map(UnaryOperator<Scalar> change) {
      return change.apply(this);
    }

    /** The same scalar with another text, in quotes. */
    Scalar with(String other) {
      return new Scalar(other, false, holds, line);
    }
  }

  /** A list. */
  record Items(List<Value> values, int line) implements Value {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public Items map(UnaryOperator<Scalar> change) {
      return new Items(values.stream().map(value -> value.map(change)).toList(), line);
    }
  }

  /** A map, in the order in which it was written. */
  record Keys(Map<String, Value> values, int line) implements Value {
    public Keys {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public Keys map(UnaryOperator<Scalar> change) {
      Map<String, Value> changed = new LinkedHashMap<>();
      values.forEach((key, value) -> changed.put(key, value.map(change)));
      return new Keys(changed, line);
    }

    /** The text below a key; empty where there is no scalar. */
    String text(String key) {
      return values.get(key) instanceof Scalar scalar ? scalar.text() : "";
    }
  }

  /** Every scalar below, in order. */
  default List<Scalar> scalars() {
    List<Scalar> found = new ArrayList<>();
    map(
        scalar -> {
          found.add(scalar);
          return scalar;
        });
    return found;
  }
}
