package io.planewatch.controlplane.queries;

import static io.planewatch.controlplane.json.Documents.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A page of rule groups, by Prometheus's own parameters. Its pages are cut here, after what belongs
 * to others is gone, so that no token tells of a foreign group.
 */
record RulePage(Optional<Integer> limit, Optional<String> token) {
  static RulePage of(QueryParameters asked) {
    Optional<String> token = asked.first("group_next_token");
    Optional<Integer> limit = asked.first("group_limit").map(RulePage::positive);
    if (token.isPresent() && limit.isEmpty()) {
      throw ApiError.badData(
          "invalid parameter \"group_limit\": group_limit needs to be present in order to paginate"
              + " over the groups");
    }
    return new RulePage(limit, token);
  }

  private static int positive(String text) {
    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) == 0) {
      throw ApiError.badData(
          "invalid parameter \"group_limit\": group_limit must be a whole number above 0");
    }
    return Integer.parseInt(text);
  }

  /** The engine's answer with this page of the groups. */
  JsonObjectBuilder cut(JsonArray groups) {
    JsonArrayBuilder page = JSON.createArrayBuilder();
    JsonObjectBuilder data = JSON.createObjectBuilder();
    boolean begun = token.isEmpty();
    int taken = 0;
    for (JsonObject group : groups.getValuesAs(JsonObject.class)) {
      begun = begun || token.get().equals(tokenOf(group));
      if (!begun) {
        continue;
      }
      if (limit.isPresent() && taken == limit.get()) {
        return data.add("groups", page).add("groupNextToken", tokenOf(group));
      }
      page.add(group);
      taken++;
    }
    if (!begun) {
      throw ApiError.badData(
          "invalid parameter \"group_next_token\": invalid group_next_token; were rule groups"
              + " changed?");
    }
    return data.add("groups", page);
  }

  private static String tokenOf(JsonObject group) {
    String name = group.getString("file", "") + ";" + group.getString("name", "");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 20);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
