package io.planewatch.controlplane.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.access.accounts.ProvidedAccounts;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.state.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OidcSignInTest {
  private static final String SECRET = "test-only-client-secret-0123456789";
  private static final Map<String, Object> NOTHING = Map.of();

  private final SettableClock clock = new SettableClock();
  private final AccountDirectory directory = new AccountDirectory();
  private final Map<String, String> settings = new HashMap<>();
  @TempDir private Path folder;
  private FakeProvider provider;
  private Storage storage;
  private ProvidedAccounts accounts;

  @BeforeEach
  void open() throws IOException {
    provider = new FakeProvider();
    storage = Storage.h2();
    accounts = new ProvidedAccounts(storage.open(clock, directory), clock);
    Files.writeString(folder.resolve("secret"), SECRET);
    settings.put("issuer", provider.issuer());
    settings.put("client-id", "planewatch");
    settings.put("client-secret-file", folder.resolve("secret").toString());
    settings.put("redirect-uri", "http://localhost/api/planewatch/oidc/callback");
    settings.put("mapping", "sre=admin all; payments=editor line-of-business:payments");
  }

  @AfterEach
  void close() {
    provider.close();
    storage.close();
  }

  private SignInOutcome signIn() {
    OidcConfig config =
        OidcConfig.from(
                new Settings(
                    OidcConfig.PREFIX,
                    key ->
                        Optional.ofNullable(
                            settings.get(key.substring(OidcConfig.PREFIX.length() + 1)))))
            .orElseThrow();
    ProviderHttp http = new ProviderHttp(Duration.ofSeconds(30));
    OidcSignIn signIn =
        new OidcSignIn(
            config,
            new Provider(config, http, new ProviderMetadata(config, http)),
            accounts,
            new HandshakeSignature(
                () -> config.credentials().sharedSecret(), Duration.ofMinutes(10), clock));
    Handshake handshake = Handshake.begin();
    provider.expects(handshake);
    return signIn.outcome("code", handshake);
  }

  private Caller admitted() {
    SignInOutcome outcome = signIn();
    assertThat(outcome).isInstanceOf(SignInOutcome.Admitted.class);
    return ((SignInOutcome.Admitted) outcome).caller();
  }

  static List<Object> formsOfOneGroup() {
    return List.of("sre", List.of("sre"), List.of("others", "sre"));
  }

  @ParameterizedTest
  @MethodSource("formsOfOneGroup")
  void groupsInTheIdTokenAreAListOrAText(Object groups) {
    provider.willSay(Map.of("groups", groups));

    assertThat(admitted().role()).isEqualTo(Role.ADMIN);
  }

  @ParameterizedTest
  @MethodSource("formsOfOneGroup")
  void groupsOfTheUserinfoEndpointCountWhereTheIdTokenHasNone(Object groups) {
    provider.willSayOfTheUser(Map.of("groups", groups, "preferred_username", "ada.l"));

    Caller caller = admitted();
    assertThat(caller.role()).isEqualTo(Role.ADMIN);
    assertThat(caller.name()).isEqualTo("ada.l");
  }

  @Test
  void theUserinfoEndpointIsNotAskedWhereTheIdTokenSaysEverything() {
    provider.willSay(Map.of("groups", List.of("sre"), "preferred_username", "ada.l"));

    assertThat(admitted().name()).isEqualTo("ada.l");
    assertThat(provider.userInfoRequests()).isZero();
  }

  @Test
  void theUserinfoOfSomebodyElseIsRefused() {
    provider.willSayOfTheUser(Map.of("sub", "eve", "groups", List.of("sre")));

    assertThatThrownBy(this::signIn)
        .isInstanceOf(ProviderFailure.class)
        .hasMessageContaining("somebody else");
  }

  @Test
  void anAbsentClaimTakesNothingAwayAndAnEmptyOneDoes() {
    // given
    provider.willSay(Map.of("groups", List.of("sre")));
    Caller session = admitted();

    // when
    provider.willSay(NOTHING);
    SignInOutcome absent = signIn();

    // then
    assertThat(absent).isInstanceOf(SignInOutcome.GroupsUnknown.class);
    assertThat(directory.stillAdmits(session)).isTrue();

    // when
    provider.willSay(Map.of("groups", List.of()));
    SignInOutcome empty = signIn();

    // then
    assertThat(empty).isInstanceOf(SignInOutcome.NoAccess.class);
    assertThat(directory.stillAdmits(session)).isFalse();
  }

  static List<Map<String, Object>> overages() {
    return List.of(Map.of("_claim_names", Map.of("groups", "src1")), Map.of("hasgroups", true));
  }

  @ParameterizedTest
  @MethodSource("overages")
  void groupsThatDidNotFitAreToldAndTakeNothingAway(Map<String, Object> claims) {
    // given
    provider.willSay(Map.of("groups", List.of("sre")));
    Caller session = admitted();

    // when
    provider.willSay(claims);

    // then
    assertThat(signIn()).isInstanceOf(SignInOutcome.GroupsElsewhere.class);
    assertThat(directory.stillAdmits(session)).isTrue();
  }

  @Test
  void aProviderWithoutUserinfoIsNotAskedForIt() {
    provider.withoutUserInfo();
    provider.willSay(NOTHING);

    assertThat(signIn()).isInstanceOf(SignInOutcome.GroupsUnknown.class);
  }

  @Test
  void theSecretIsSentByBasicAuthenticationOrInTheForm() {
    // given
    provider.willSay(Map.of("groups", "sre"));

    // then
    signIn();
    assertThat(provider.authorization()).startsWith("Basic ");
    assertThat(provider.form()).doesNotContain(SECRET);

    // when
    settings.put("client-authentication", "client_secret_post");
    signIn();

    // then
    assertThat(provider.authorization()).isEmpty();
    assertThat(provider.form()).contains("client_secret=" + SECRET, "client_id=planewatch");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void anAssertionIsSignedByThePrivateKey(KeyPair pair, String algorithm) throws Exception {
    // given
    Path file = folder.resolve("key.pem");
    Files.writeString(
        file,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    settings.put("client-authentication", "private_key_jwt");
    settings.put("private-key-file", file.toString());
    settings.put("private-key-id", "k1");
    settings.remove("client-secret-file");
    provider.willSay(Map.of("groups", "sre"));

    // when
    signIn();

    // then
    String assertion = provider.form().replaceAll(".*client_assertion=([^&]+).*", "$1");
    SignedJWT jwt = SignedJWT.parse(assertion);
    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
    assertThat(jwt.getHeader().getKeyID()).isEqualTo("k1");
    assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("planewatch");
    assertThat(jwt.getJWTClaimsSet().getAudience()).contains(provider.issuer() + "/token");
  }

  static List<Arguments> keys() throws NoSuchAlgorithmException {
    KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
    curve.initialize(256);
    return List.of(
        Arguments.of(KeyPairGenerator.getInstance("RSA").generateKeyPair(), "RS256"),
        Arguments.of(curve.generateKeyPair(), "ES256"));
  }

  @Test
  void aClockThatDiffersByLessThanAllowedIsNoObstacle() {
    // given
    provider.willSay(Map.of("groups", "sre"));
    provider.issuesAt(Instant.now().minusSeconds(60 + 200));

    // then
    assertThatThrownBy(this::signIn).isInstanceOf(ProviderFailure.class);
    settings.put("clock-skew", "PT5M");
    assertThat(admitted().role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void aNameThatAReaderCouldTakeForAnotherGetsDigitsOfItsOwn() {
    // given
    provider.willSay(Map.of("groups", "sre", "preferred_username", "\u0430dmin"));

    // then
    assertThat(admitted().name()).matches("p_dmin#[0-9a-f]{8}");
  }
}
