package io.planewatch.controlplane;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The control plane that Arquillian started, as a client sees it. */
public record ControlPlaneServer(URI base) {
  public static final String OPERATOR = "test-only-operator-token-0123456789";
  public static final String DISCOVERY = "test-only-discovery-token-0123456789";
  private static final String SETTINGS = "/WEB-INF/classes/META-INF/microprofile-config.properties";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The archive as it is shipped; by this name Payara Micro gives it the context root /. */
  public static WebArchive war() {
    return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
        .importFrom(new File(System.getProperty("controlplane.war")))
        .as(WebArchive.class);
  }

  /** The same with settings of its own, which stand before the archive's. */
  public static WebArchive war(Map<String, String> settings) {
    WebArchive war = war();
    Asset shipped = war.delete(SETTINGS).getAsset();
    StringBuilder text = new StringBuilder();
    try (InputStream in = shipped.openStream()) {
      text.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Of two lines with one key the later one counts.
    settings.forEach((key, value) -> text.append('\n').append(key).append('=').append(value));
    return war.add(new StringAsset(text.append('\n').toString()), SETTINGS);
  }

  /** A new bearer token of that role, for the named planes. */
  public String token(String role, String... planes) {
    return json(issue(role, "planes", planes)).getString("token");
  }

  /** Grants name what the registry has, so that the plane is made where there is none. */
  public void requirePlanes(String... ids) {
    for (String id : ids) {
      if (get("/api/planewatch/planes/" + id).as(OPERATOR).send().statusCode() == 404) {
        plane(id, "it");
      }
    }
  }

  /** The answer to issuing a token whose grants are of one kind: planes, environments… */
  public HttpResponse<String> issue(String role, String kind, String... granted) {
    if (kind.equals("planes")) {
      requirePlanes(granted);
    }
    String names = Stream.of(granted).collect(Collectors.joining("\",\"", "[\"", "\"]"));
    String body =
        "{\"name\":\"test\",\"role\":\"%s\",\"%s\":%s,\"validFor\":\"PT1H\"}"
            .formatted(role, kind, names);
    return call("POST", "/api/planewatch/tokens", body).as(OPERATOR).send();
  }

  /** Lets a plane exist, in an environment. */
  public void plane(String id, String environment) {
    String body =
        "{\"environment\":\"%s\",\"announce\":[\"%s.example:8889\"]}".formatted(environment, id);
    int status =
        call("PUT", "/api/planewatch/planes/" + id + "/join-token", body)
            .as(OPERATOR)
            .send()
            .statusCode();
    if (status >= 300) {
      throw new IllegalStateException("a join token for " + id + " gives " + status);
    }
  }

  /** A request that is not sent yet. */
  public final class Call {
    private final HttpRequest.Builder request;

    private Call(String method, String path, String body) {
      request =
          HttpRequest.newBuilder(base.resolve(path))
              .timeout(Duration.ofSeconds(30))
              .method(
                  method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
      if (body != null) {
        request.header("Content-Type", "application/json");
      }
    }

    public Call as(String token) {
      return with("Authorization", "Bearer " + token);
    }

    public Call with(String header, String value) {
      request.header(header, value);
      return this;
    }

    public HttpResponse<String> send() {
      try {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
      } catch (IOException e) {
        throw new IllegalStateException("the server does not answer", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  public Call get(String path) {
    return new Call("GET", path, null);
  }

  public Call call(String method, String path, String body) {
    return new Call(method, path, body);
  }

  /** The session's cookie, as it is sent back, from the answer to a sign-in. */
  public static String sessionCookie(HttpResponse<String> signedIn) {
    String setCookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
    return setCookie.substring(0, setCookie.indexOf(';'));
  }

  /** A request for a token for pages of that origin, which see the plane prod; not sent yet. */
  public Call pageToken(String origin, String validFor) {
    requirePlanes("prod");
    String body =
        "{\"origin\":\"%s\",\"planes\":[\"prod\"],\"validFor\":\"%s\"}".formatted(origin, validFor);
    return call("POST", "/api/planewatch/embed-tokens", body);
  }

  public static JsonObject json(HttpResponse<String> response) {
    return structure(response).asJsonObject();
  }

  public static JsonStructure structure(HttpResponse<String> response) {
    return Json.createReader(new StringReader(response.body())).read();
  }
}
