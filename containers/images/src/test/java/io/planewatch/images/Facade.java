package io.planewatch.images;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of the control plane. */
record Facade(URI url, String token) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern PLANE = Pattern.compile("\"data_plane\":\"([a-z]+)\"");

  /** How many data planes an instant query's answer has, as of now or of a moment. */
  long planes(String query, String... more) {
    HttpResponse<String> answer =
        get("/api/v1/query?query=" + encoded(query) + String.join("", more));
    return PLANE.matcher(answer.body()).results().map(found -> found.group(1)).distinct().count();
  }

  /** Whether an instant query has an answer. */
  boolean holds(String query) {
    return get("/api/v1/query?query=" + encoded(query)).body().contains("\"value\"");
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(url.resolve(path)).GET());
  }

  /** A client with a new token for everything. */
  Facade withOwnToken() {
    HttpRequest.BodyPublisher body =
        HttpRequest.BodyPublishers.ofString(
            "{\"name\":\"test\",\"role\":\"ADMIN\",\"validFor\":\"PT12H\"}");
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(url.resolve("/api/planewatch/tokens"))
                .header("Content-Type", "application/json")
                .POST(body));
    Matcher found = TOKEN.matcher(answer.body());
    if (!found.find()) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return new Facade(url, found.group(1));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(
          request.header("Authorization", "Bearer " + token).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(url + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
