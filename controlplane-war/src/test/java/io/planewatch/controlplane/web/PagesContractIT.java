package io.planewatch.controlplane.web;

import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static io.planewatch.controlplane.ControlPlaneServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The pages' types are generated from a kept part of the OpenAPI document, so that the pages build
 * without a server; here the server is asked whether it still says the same.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PagesContractIT {
  private static final Path KEPT = Path.of("../web-angular/api/controlplane.json");
  private static final String RENEW = "planewatch.contract.renew";

  @ArquillianResource private URI base;

  @Deployment(testable = false)
  static WebArchive war() {
    return ControlPlaneServer.war();
  }

  @Test
  void theServerStillSaysWhatThePagesWereBuiltFor() throws IOException {
    // given
    JsonObject kept = read(KEPT);

    // when
    JsonObject served =
        json(
            new ControlPlaneServer(base)
                .get("/openapi")
                .as(OPERATOR)
                .with("Accept", "application/json")
                .send());
    JsonObject said = PagesContract.of(served, kept.getJsonObject("paths").keySet());
    if (Boolean.getBoolean(RENEW)) {
      write(said, KEPT);
      return;
    }

    // then
    assertThat(said)
        .as(
            "renew it: mvn -pl controlplane-war -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dit.test=PagesContractIT -Dfailsafe.failIfNoSpecifiedTests=false -D%s=true;"
                + " then 'npm run contract' in web-angular, and make the pages compile",
            RENEW)
        .isEqualTo(kept);
  }

  private static JsonObject read(Path file) throws IOException {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readObject();
    }
  }

  private static void write(JsonObject document, Path file) throws IOException {
    try (JsonWriter writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
            .createWriter(Files.newBufferedWriter(file))) {
      writer.write(document);
    }
  }
}
