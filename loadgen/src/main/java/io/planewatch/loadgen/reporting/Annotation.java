package io.planewatch.loadgen.reporting;

import io.planewatch.loadgen.scenario.ServerUrl;
import io.planewatch.loadgen.scenario.Target;
import io.planewatch.loadgen.scenario.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run as an annotation of the control plane, so that charts show when there was load. */
public final class Annotation {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final URI endpoint;
  private final TokenSource token;

  public Annotation(URI controlPlane, TokenSource token) {
    this.endpoint =
        URI.create(controlPlane.toString().replaceAll("/+$", "") + "/api/planewatch/annotations");
    this.token = token;
  }

  public void post(RunRecord record) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token.read())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body(record)))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      // The problem's detail says which target is no data plane.
      throw new IOException(
          "the control plane answered " + response.statusCode() + " " + response.body());
    }
  }

  static String body(RunRecord record) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", "load-run");
    json.put("title", "Load: " + record.scenario().name());
    json.put("from", record.startedAt().toString());
    json.put("to", record.startedAt().plus(record.elapsed()).toString());
    json.put("planes", planes(record.scenario().targets()));
    // The record is JSON already; as a string it would have to be read twice.
    String open = Json.of(json);
    return open.substring(0, open.length() - 1)
        + ",\"record\":"
        + new RunJson(record).shortText()
        + "}";
  }

  /** A plane may have several patterns at once, each as a target; the first bears its name. */
  static List<String> planes(List<Target> targets) {
    Map<ServerUrl, String> names = new LinkedHashMap<>();
    targets.forEach(target -> names.putIfAbsent(target.server(), target.name()));
    return List.copyOf(names.values());
  }
}
