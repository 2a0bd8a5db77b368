package io.planewatch.controlplane.alerts.receivers.document;

import io.planewatch.controlplane.alerts.receivers.document.Value.Items;
import io.planewatch.controlplane.alerts.receivers.document.Value.Keys;
import io.planewatch.controlplane.alerts.receivers.document.Value.Scalar;
import io.planewatch.controlplane.problems.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Secrets can be written and never read. A reader sees {@value #MASK} instead. A document with this
 * placeholder keeps the stored secret. A stored secret stays with the addresses that it was given
 * for, so that nobody can have it sent elsewhere.
 */
public final class KeptSecrets {
  static final String MASK = "<secret>";

  private KeptSecrets() {}

  /** The document as it may be shown. */
  public static ReceiversDocument masked(ReceiversDocument document) {
    return document.map(KeptSecrets::masked);
  }

  /** A sentence about the document, without the secrets of the document. */
  static String masked(String sentence, ReceiversDocument document) {
    String masked = sentence;
    for (Scalar scalar : document.receivers().scalars()) {
      if (!scalar.text().isEmpty() && !masked(scalar).equals(scalar)) {
        masked = masked.replace(scalar.text(), MASK);
      }
    }
    return masked;
  }

  static Scalar masked(Scalar scalar) {
    boolean secret =
        switch (scalar.holds()) {
          case SECRET, SECRET_ADDRESS -> true;
          case ADDRESS -> ReceiverAddress.hasUserInformation(scalar.text());
          case FILE, TEXT, ANY -> false;
        };
    return secret ? scalar.with(MASK) : scalar;
  }

  private static boolean isMask(Scalar scalar) {
    return scalar.text().equals(MASK)
        && (scalar.holds() == Holds.SECRET || scalar.holds().isAddress());
  }

  /**
   * The document with the stored secrets in it.
   *
   * @throws ProblemException with the line of a secret that is not stored, or whose address changed
   */
  public static ReceiversDocument completed(ReceiversDocument given, ReceiversDocument stored) {
    List<Value> receivers = new ArrayList<>();
    for (Value receiver : given.receivers().values()) {
      Optional<Value> former =
          stored.receivers().values().stream()
              .filter(other -> !name(other).isEmpty() && name(other).equals(name(receiver)))
              .findFirst();
      receivers.add(completed(receiver, former));
    }
    return new ReceiversDocument(given.routes(), new Items(receivers, given.receivers().line()));
  }

  private static String name(Value receiver) {
    return receiver instanceof Keys keys ? keys.text("name") : "";
  }

  private static Value completed(Value given, Optional<Value> stored) {
    if (given instanceof Scalar scalar) {
      return isMask(scalar) ? kept(scalar, stored) : scalar;
    }
    if (given instanceof Items list) {
      return completed(list, stored);
    }
    Keys map = (Keys) given;
    Map<String, Value> values = new LinkedHashMap<>();
    map.values().forEach((key, value) -> values.put(key, completed(value, key(stored, key))));
    return new Keys(values, map.line());
  }

  private static Items completed(Items list, Optional<Value> stored) {
    FormerItems former =
        new FormerItems(
            stored.filter(Items.class::isInstance).map(value -> ((Items) value).values()), list);
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < list.values().size(); i++) {
      Value item = list.values().get(i);
      if (item.scalars().stream().noneMatch(KeptSecrets::isMask)) {
        values.add(item);
        continue;
      }
      Optional<Value> before = former.of(i);
      Value whole = completed(item, before);
      if (!addresses(whole).equals(before.map(KeptSecrets::addresses).orElse(Map.of()))) {
        throw ProblemException.invalid(
            "line "
                + item.line()
                + ": an address changed here, so "
                + MASK
                + " can't keep a stored secret; give the secrets of this entry again.");
      }
      values.add(whole);
    }
    return new Items(values, list.line());
  }

  private static Optional<Value> key(Optional<Value> map, String key) {
    return map.filter(Keys.class::isInstance).map(value -> ((Keys) value).values().get(key));
  }

  private static Scalar kept(Scalar mask, Optional<Value> stored) {
    return stored
        .filter(Scalar.class::isInstance)
        .map(value -> mask.with(((Scalar) value).text()))
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "line "
                        + mask.line()
                        + ": no secret is stored here that "
                        + MASK
                        + " could keep; give the secret itself."));
  }

  private static Map<String, String> addresses(Value entry) {
    Map<String, String> found = new TreeMap<>();
    addresses(entry, "", found);
    return found;
  }

  private static void addresses(Value value, String path, Map<String, String> found) {
    if (value instanceof Keys map) {
      map.values().forEach((key, below) -> addresses(below, path + "\n" + key, found));
    } else if (value instanceof Items list) {
      for (int i = 0; i < list.values().size(); i++) {
        addresses(list.values().get(i), path + "\n" + i, found);
      }
    } else if (value instanceof Scalar scalar && scalar.holds().isAddress()) {
      found.put(path, scalar.text());
    }
  }
}
