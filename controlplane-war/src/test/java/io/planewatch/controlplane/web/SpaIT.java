package io.planewatch.controlplane.web;

import static io.planewatch.controlplane.ControlPlaneServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ControlPlaneServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SpaIT {
  @ArquillianResource private URI base;
  private ControlPlaneServer server;

  /**
   * With files of its own in front of the real application's, so that the test knows their names.
   */
  @Deployment(testable = false)
  static WebArchive war() {
    return ControlPlaneServer.war()
        .addAsWebResource(
            new StringAsset("<html ngCspNonce=\"__CSP_NONCE__\">start page</html>"), "index.html")
        .addAsWebResource(new StringAsset("elements()"), "embed/planewatch.js")
        .addAsWebResource(new StringAsset("hashed()".repeat(200)), "test-AB12CD34.js");
  }

  @BeforeEach
  void connect() {
    server = new ControlPlaneServer(base);
  }

  /** Prometheus takes a megabyte; clients that put a query into the address need more than 8 KB. */
  @Test
  void aRequestHeadOfTwentyThousandCharactersIsTaken() {
    assertThat(server.get("/?q=" + "a".repeat(20_000)).send().statusCode()).isEqualTo(200);
  }

  @Test
  void everyPathOfTheApplicationIsItsStartPage() {
    assertThat(List.of("/", "/index.html", "/sign-in", "/planes/some.plane/metrics"))
        .allSatisfy(
            path -> {
              HttpResponse<String> page = server.get(path).send();
              assertThat(page.statusCode()).as(path).isEqualTo(200);
              assertThat(page.body()).contains("start page").doesNotContain("__CSP_NONCE__");
              assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
            });
  }

  @Test
  void thePolicyAllowsOwnFilesAndTheNonceAlone() {
    // when
    HttpResponse<String> page = server.get("/").send();
    String nonce = page.body().replaceAll("(?s).*ngCspNonce=\"([^\"]+)\".*", "$1");

    // then
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .contains(
            "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-"
                + nonce
                + "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src"
                + " 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
  }

  @Test
  void hashedFilesAreKeptForEverAndCompressed() {
    // when
    HttpResponse<String> plain = server.get("/test-AB12CD34.js").send();
    HttpResponse<String> compressed =
        server.get("/test-AB12CD34.js").with("Accept-Encoding", "gzip").send();

    // then
    assertThat(plain.body()).startsWith("hashed()");
    assertThat(plain.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
    assertThat(plain.headers().firstValue("Cache-Control"))
        .contains("public, max-age=31536000, immutable");
    assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(compressed.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isLessThan(200);
  }

  /** It names the files of this build, which the next one no longer has. */
  @Test
  void whatOtherApplicationsLoadIsAskedForAnew() {
    assertThat(server.get("/embed/planewatch.js").send().headers().firstValue("Cache-Control"))
        .contains("no-cache");
  }

  @Test
  void aFileThatIsGoneIsNotTheStartPage() {
    assertThat(server.get("/main-OLDHASH1.js").send().statusCode()).isEqualTo(404);
    assertThat(server.get("/WEB-INF/web.xml").send().statusCode()).isEqualTo(404);
    assertThat(server.get("/META-INF/maven/x.properties").send().statusCode()).isEqualTo(404);
  }

  /** The container's own page names Payara and its version, and carries none of the headers. */
  @Test
  void whatTheServerRefusesByItselfNamesNoProductAndCarriesTheHeaders() {
    List<HttpResponse<String>> refused =
        List.of(
            server.get("/WEB-INF/web.xml").send(),
            server.get("/META-INF/MANIFEST.MF").send(),
            server.get("/api/planewatch/me").with("Content-Type", "bogus").send());

    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
              assertThat(answer.body()).doesNotContainIgnoringCase("payara").doesNotContain("<");
              assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
              assertThat(answer.headers().firstValue("Content-Security-Policy"))
                  .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
            });
  }

  @Test
  void otherMethodsAreRefused() {
    assertThat(server.call("POST", "/sign-in", "{}").send().statusCode()).isEqualTo(405);
  }

  @Test
  void brandingIsPublic() {
    assertThat(json(server.get("/api/planewatch/branding").send()).getString("productName"))
        .isEqualTo("Planewatch");
  }
}
