package io.planewatch.controlplane.isolation;

import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.DeclaredEndpoints;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What docs/facade-attacks.md says of each endpoint and of each text that an author writes. */
final class AttackList {
  private static final String WORD = "one of a fixed list of words, or a time, duration or number";
  private static final String NAMES =
      "names of planes, environments or lines of business: refused beyond the author's grants";
  private static final String SECRET = "never shown again";
  private static final String CANARY = "canary";

  /** How each field is attacked. {@link #CANARY}: planted by {@link PlantedCanaries}. */
  private static final Map<String, String> FIELDS = new TreeMap<>();

  static {
    put(CANARY, "Alert", "annotations", "labels");
    put(CANARY, "Dashboard", "metadata.name", "spec", "spec.display.name");
    put(CANARY, "FleetRule", "description", "expr", "labels", "summary", "unit");
    put(
        CANARY,
        "JoinTokenRequest",
        "displayName",
        "environment",
        "lineOfBusiness",
        "owner",
        "tier");
    put(CANARY, "NewAccount", "name");
    put(CANARY, "NewAnnotation", "record", "title");
    put(CANARY, "NewDescription", "displayName", "lineOfBusiness", "owner", "tier");
    put(CANARY, "NewMatcher", "value");
    put(CANARY, "NewSilence", "reason");
    put(CANARY, "NewToken", "name");
    put(CANARY, "Guest", "name");
    put(CANARY, "Objective", "description", "events", "name", "service", "total");
    put(CANARY, "Registration", "labels", "version");
    for (String type : Set.of("Admission", "Guest", "NewAccess", "NewAccount", "NewEmbedToken")) {
      put(NAMES, type, "environments", "linesOfBusiness", "planes");
    }
    for (String type : Set.of("FleetRule", "NewToken", "Objective")) {
      put(NAMES, type, "environments", "linesOfBusiness", "planes");
    }
    put(NAMES, "NewAnnotation", "planes");
    put(NAMES, "NewSilence", "planes");
    put(NAMES, "NewDescription", "environment");
    put(WORD, "Admission", "role");
    put(WORD, "FleetRule", "comparison", "for", "severity", "threshold", "thresholds");
    put(WORD, "Guest", "role");
    put(WORD, "JoinTokenRequest", "overlap");
    put(WORD, "Maintenance", "duration");
    put(WORD, "NewAccount", "role");
    put(WORD, "NewAnnotation", "from", "kind", "to");
    put(WORD, "NewEmbedToken", "validFor");
    put(WORD, "NewSilence", "from", "kind", "to");
    put(WORD, "NewToken", "role", "validFor");
    put(WORD, "Objective", "counts", "target", "targets", "windowDays");
    put(WORD, "Rotation", "overlap", "validFor");
    put(SECRET, "NewAccount", "password");
    put(SECRET, "NewPassword", "password");
    put(SECRET, "PasswordChange", "current", "password");
    put(SECRET, "SignIn", "code", "name", "password");
    put("a name of letters, digits and _, on the label of a foreign silence", "NewMatcher", "name");
    put(
        "a name of letters, digits and _, in a foreign rule that is not shown",
        "FleetRule",
        "alert");
    put("one of the origins that the configuration names", "NewEmbedToken", "origin");
    put(
        "addresses: `AnnouncementsTest`, shown to unrestricted administrators",
        "JoinTokenRequest",
        "announce");
    put(
        "addresses within the join token's: `AnnouncementsTest`",
        "Registration",
        "collector",
        "direct");
    put("shown to unrestricted administrators: `AccessTableIT`", "Receivers", "yaml");
    put("shown to unrestricted administrators: `AccessTableIT`", "Refusal", "reason");
    put("read into the fields of Objective", "OpenSlo", "yaml");
  }

  private AttackList() {}

  private static void put(String how, String type, String... names) {
    for (String name : names) {
      FIELDS.put(type + "." + name, how);
    }
  }

  static Set<String> fields() {
    return FIELDS.keySet();
  }

  /** Those with a canary. */
  static Set<String> planted() {
    return FIELDS.entrySet().stream()
        .filter(field -> field.getValue().equals(CANARY))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The generated part of the page: each endpoint × who is served, each field × how. */
  static String tables() {
    StringBuilder text = new StringBuilder("\n| endpoint | served | tried by |\n|---|---|---|\n");
    DeclaredEndpoints.read()
        .forEach(
            (endpoint, audiences) ->
                text.append("| `")
                    .append(endpoint.replace(" /", " /api/"))
                    .append("` | ")
                    .append(words(audiences))
                    .append(" | ")
                    .append(tests(endpoint))
                    .append(" |\n"));
    text.append("\n| text of an author | attack |\n|---|---|\n");
    FIELDS.forEach(
        (field, how) ->
            text.append("| `")
                .append(field)
                .append("` | ")
                .append(how.equals(CANARY) ? "canary in a foreign object: `EveryGetIT`" : how)
                .append(" |\n"));
    return text.append('\n').toString();
  }

  private static String words(Set<Audience> audiences) {
    return audiences.stream()
        .map(audience -> audience.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String tests(String endpoint) {
    String all = "`AccessTableIT`: roles × granted, not granted";
    return GeneratedGets.isAsked(endpoint) ? all + "; `EveryGetIT`: roles and grants of `a`" : all;
  }
}
