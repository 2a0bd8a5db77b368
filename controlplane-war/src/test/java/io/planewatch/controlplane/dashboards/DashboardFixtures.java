package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Set;

/** Dashboards, and those who write them, for tests. */
final class DashboardFixtures {
  static final Caller ROOT = caller("root", Grants.unrestricted());
  static final Caller ADA = caller("ada", "prod");
  static final Caller BOB = caller("bob", "qa");

  private DashboardFixtures() {}

  static Caller caller(String name, String... planes) {
    return caller(name, new Grants.Restricted(Set.of(planes), Set.of(), Set.of()));
  }

  static Caller caller(String name, Grants grants) {
    return new Caller(name, Role.EDITOR, grants);
  }

  static Grants.Restricted environment(String name) {
    return new Grants.Restricted(Set.of(), Set.of(name), Set.of());
  }

  static JsonObject document(String name, String title) {
    return document(name, title, 0);
  }

  /** With a text of so many characters in it. */
  static JsonObject document(String name, String title, int padding) {
    return json(
        "{'kind':'Dashboard','metadata':{'name':'"
            + name
            + "'},'spec':{'display':{'name':'"
            + title
            + "'},'panels':{},'layouts':[],'later':'"
            + "x".repeat(padding)
            + "'}}");
  }

  static JsonObject json(String text) {
    return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
  }
}
