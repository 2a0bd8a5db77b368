package io.planewatch.controlplane;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The control plane that Arquillian started, as a client sees it. */
public record ControlPlaneServer(URI base) {
  public static final String OPERATOR = "test-only-operator-token-0123456789";
  public static final String DISCOVERY = "test-only-discovery-token-0123456789";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** The archive as it is shipped; by this name Payara Micro gives it the context root /. */
  public static WebArchive war() {
    return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
        .importFrom(new File(System.getProperty("controlplane.war")))
        .as(WebArchive.class);
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

  public static JsonObject json(HttpResponse<String> response) {
    return structure(response).asJsonObject();
  }

  public static JsonStructure structure(HttpResponse<String> response) {
    return Json.createReader(new StringReader(response.body())).read();
  }
}
