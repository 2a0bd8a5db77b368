package io.planewatch.controlplane.access.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/** An OpenID provider of whose answers each part can be chosen. */
final class FakeProvider implements AutoCloseable {
  private final HttpServer server;
  private final RSAKey key;
  private final Map<String, Object> idToken = new HashMap<>();
  private final Map<String, Object> userInfo = new HashMap<>();
  private boolean hasUserInfo = true;
  private Instant issuedAt = Instant.now();
  private String nonce = "";
  private String authorization = "";
  private String form = "";
  private int userInfoRequests;

  FakeProvider() {
    try {
      key = new RSAKeyGenerator(2048).keyID("k").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/.well-known/openid-configuration", this::metadata);
    server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key).toString(true)));
    server.createContext("/token", this::token);
    server.createContext("/userinfo", this::userInfo);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void willSay(Map<String, Object> claims) {
    idToken.clear();
    idToken.putAll(claims);
  }

  void willSayOfTheUser(Map<String, Object> claims) {
    userInfo.clear();
    userInfo.putAll(claims);
  }

  void withoutUserInfo() {
    hasUserInfo = false;
  }

  void expects(Handshake handshake) {
    nonce = handshake.nonce().getValue();
  }

  /** As a provider with another clock would. */
  void issuesAt(Instant time) {
    issuedAt = time;
  }

  String authorization() {
    return authorization;
  }

  String form() {
    return form;
  }

  int userInfoRequests() {
    return userInfoRequests;
  }

  private void metadata(HttpExchange exchange) throws IOException {
    Map<String, Object> metadata = new HashMap<>();
    metadata.put("issuer", issuer());
    metadata.put("authorization_endpoint", issuer() + "/authorize");
    metadata.put("token_endpoint", issuer() + "/token");
    metadata.put("jwks_uri", issuer() + "/keys");
    metadata.put("subject_types_supported", java.util.List.of("public"));
    if (hasUserInfo) {
      metadata.put("userinfo_endpoint", issuer() + "/userinfo");
    }
    answer(exchange, JSONObjectUtils.toJSONString(metadata));
  }

  private void token(HttpExchange exchange) throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    authorization = header == null ? "" : header;
    form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    answer(
        exchange,
        JSONObjectUtils.toJSONString(
            Map.of("access_token", "a", "token_type", "Bearer", "id_token", signed())));
  }

  private String signed() {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject("ada")
            .audience("planewatch")
            .issueTime(Date.from(issuedAt))
            .expirationTime(Date.from(issuedAt.plusSeconds(60)))
            .claim("nonce", nonce);
    idToken.forEach(claims::claim);
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), claims.build());
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }

  private void userInfo(HttpExchange exchange) throws IOException {
    userInfoRequests++;
    Map<String, Object> answer = new HashMap<>(userInfo);
    answer.putIfAbsent("sub", "ada");
    answer(exchange, JSONObjectUtils.toJSONString(answer));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
