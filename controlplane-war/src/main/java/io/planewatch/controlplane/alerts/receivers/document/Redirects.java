package io.planewatch.controlplane.alerts.receivers.document;

import io.planewatch.controlplane.alerts.receivers.document.Value.Items;
import io.planewatch.controlplane.alerts.receivers.document.Value.Keys;
import io.planewatch.controlplane.alerts.receivers.document.Value.Scalar;
import io.planewatch.controlplane.problems.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Disables redirects of receivers in Alertmanager. A redirect could lead to an address that a
 * receiver must not use. The base configuration says the same for receivers without an {@code
 * http_config} of their own.
 */
public final class Redirects {
  private static final String CLIENT = "http_config";
  private static final String FOLLOW = "follow_redirects";

  private Redirects() {}

  /**
   * @throws ProblemException with the line of a receiver that wants to follow them
   */
  public static ReceiversDocument refused(ReceiversDocument document) {
    return new ReceiversDocument(document.routes(), (Items) refused(document.receivers()));
  }

  private static Value refused(Value value) {
    if (value instanceof Items list) {
      return new Items(list.values().stream().map(Redirects::refused).toList(), list.line());
    }
    if (value instanceof Keys map) {
      Map<String, Value> values = new LinkedHashMap<>();
      map.values()
          .forEach(
              (key, below) ->
                  values.put(
                      key,
                      key.equals(CLIENT) && below instanceof Keys client
                          ? withoutRedirects(client)
                          : refused(below)));
      return new Keys(values, map.line());
    }
    return value;
  }

  private static Keys withoutRedirects(Keys client) {
    Value wanted = client.values().get(FOLLOW);
    if (wanted != null && !(wanted instanceof Scalar scalar && scalar.text().equals("false"))) {
      throw ProblemException.invalid(
          "line "
              + wanted.line()
              + ": `follow_redirects` can only be false; give the address that the redirect leads"
              + " to.");
    }
    Map<String, Value> values = new LinkedHashMap<>(client.values());
    values.put(FOLLOW, new Scalar("false", true, Holds.TEXT, client.line()));
    return new Keys(values, client.line());
  }
}
