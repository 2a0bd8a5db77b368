package io.planewatch.controlplane.alerts.receivers.document;

import io.planewatch.controlplane.alerts.receivers.document.Value.Items;
import io.planewatch.controlplane.alerts.receivers.document.Value.Keys;
import io.planewatch.controlplane.problems.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the entries that Alertmanager accepts if it refuses the complete document. A previous
 * Alertmanager, or a previous base configuration, may have accepted other entries. Alertmanager
 * does not name the refused entry, so entries are added to the accepted ones, half by half.
 */
public final class AcceptedEntries {
  /** How often Alertmanager is asked; each time it reads its whole configuration. */
  private static final int MOST_TRIALS = 64;

  private final Function<ReceiversDocument, Optional<String>> alertmanager;
  private final List<Value> receivers = new ArrayList<>();
  private final List<Value> routes = new ArrayList<>();
  private final List<String> skipped;
  private int trials;

  private AcceptedEntries(
      Function<ReceiversDocument, Optional<String>> alertmanager, List<String> skipped) {
    this.alertmanager = alertmanager;
    this.skipped = new ArrayList<>(skipped);
  }

  /**
   * @param whole what Alertmanager has refused
   * @param inForce the configuration that Alertmanager has now: the search begins with its entries,
   *     so that their alerts are delivered meanwhile
   * @param alertmanager puts a document into force, or leaves the former one and says why
   * @return the entries that Alertmanager uses after the search, and a sentence for each other one
   * @throws ProblemException when Alertmanager refuses the configuration without any entries too
   */
  public static UsableReceivers of(
      UsableReceivers whole,
      String inForce,
      Function<ReceiversDocument, Optional<String>> alertmanager) {
    AcceptedEntries search = new AcceptedEntries(alertmanager, whole.skipped());
    search.beginWith(whole.document(), stripped(inForce.lines().toList()));
    search.addAll(whole.document());
    return new UsableReceivers(search.document(), search.skipped);
  }

  private void beginWith(ReceiversDocument whole, String inForce) {
    whole.receivers().values().stream()
        .filter(entry -> isIn(inForce, entry))
        .forEach(receivers::add);
    whole.routes().values().stream().filter(entry -> isIn(inForce, entry)).forEach(routes::add);
    if (refusal().isEmpty()) {
      return;
    }
    receivers.clear();
    routes.clear();
    Optional<String> ofTheBase = refusal();
    if (ofTheBase.isPresent()) {
      throw ProblemException.unavailable(
          "Alertmanager refuses its base configuration: " + ofTheBase.get());
    }
  }

  private void addAll(ReceiversDocument whole) {
    add(receivers, missing(whole.receivers(), receivers));
    Set<String> leftOut = new HashSet<>(names(whole.receivers().values()));
    leftOut.removeAll(names(receivers));
    Items remaining = new RemainingRoutes(leftOut, skipped).of(whole.routes());
    add(routes, missing(remaining, routes));
  }

  private static List<Value> missing(Items all, List<Value> accepted) {
    return all.values().stream().filter(entry -> !accepted.contains(entry)).toList();
  }

  private void add(List<Value> accepted, List<Value> more) {
    if (more.isEmpty()) {
      return;
    }
    int former = accepted.size();
    accepted.addAll(more);
    Optional<String> refusal = refusal();
    if (refusal.isEmpty()) {
      return;
    }
    accepted.subList(former, accepted.size()).clear();
    if (more.size() == 1) {
      skipped.add(
          title(accepted == routes, more.get(0))
              + " is left out: Alertmanager refuses it: "
              + refusal.get());
    } else {
      int half = more.size() / 2;
      add(accepted, more.subList(0, half));
      add(accepted, more.subList(half, more.size()));
    }
  }

  private Optional<String> refusal() {
    trials++;
    if (trials > MOST_TRIALS) {
      return Optional.of("not checked, because too many other entries are refused");
    }
    return alertmanager.apply(document()).map(reason -> KeptSecrets.masked(reason, document()));
  }

  private ReceiversDocument document() {
    return new ReceiversDocument(new Items(routes, 0), new Items(receivers, 0));
  }

  private static boolean isIn(String inForce, Value entry) {
    List<String> lines =
        YamlLines.of(new Items(List.of(entry), 0), 0).stream().map(YamlLines.Line::text).toList();
    return inForce.contains(stripped(lines));
  }

  /** Whole lines without their indentation, which is another one in the base. */
  private static String stripped(List<String> lines) {
    return lines.stream().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static Set<String> names(List<Value> receivers) {
    return receivers.stream().map(entry -> text(entry, "name")).collect(Collectors.toSet());
  }

  private static String title(boolean isRoute, Value entry) {
    return isRoute
        ? "A route to '" + text(entry, "receiver") + "'"
        : "Receiver '" + text(entry, "name") + "'";
  }

  private static String text(Value entry, String key) {
    return entry instanceof Keys keys ? keys.text(key) : "";
  }
}
