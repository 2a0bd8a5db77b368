package io.planewatch.controlplane.web;

import static io.planewatch.controlplane.ControlPlaneServer.OPERATOR;
import static io.planewatch.controlplane.ControlPlaneServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import java.net.URI;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ContextRootIT {
  private static final String ROOT = "/observability";

  @ArquillianResource private URI base;
  private ControlPlaneServer server;

  /** By this name Payara Micro gives it a context root of its own. */
  @Deployment(testable = false)
  static WebArchive war() {
    return ShrinkWrap.create(WebArchive.class, "observability.war")
        .merge(ControlPlaneServer.war())
        .addAsWebResource(
            new StringAsset("<base href=\"/\"><x ngCspNonce=\"__CSP_NONCE__\">"), "index.html");
  }

  @BeforeEach
  void connect() {
    server = new ControlPlaneServer(base);
  }

  @Test
  void theStartPageNamesIt() {
    assertThat(server.get(ROOT + "/planes/prod").send().body())
        .contains("<base href=\"" + ROOT + "/\">");
  }

  @Test
  void theApiStandsBelowItAndIsGuardedThere() {
    // when
    HttpResponse<String> refused = server.get(ROOT + "/api/v1/labels").send();
    HttpResponse<String> me = server.get(ROOT + "/api/planewatch/me").as(OPERATOR).send();

    // then
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(json(refused).getString("errorType")).isNotEmpty();
    assertThat(json(me).getString("role")).isEqualTo("ADMIN");
  }
}
