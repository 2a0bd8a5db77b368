package io.planewatch.controlplane.access.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.AccessLimits;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.EmbeddedPage;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Identity;
import io.planewatch.controlplane.access.Lineage;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Snapshot;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.Topic;
import io.planewatch.controlplane.state.TransactionalDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class EmbedTokensTest {
  private static final String SHOP = "https://shop.example";
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private static final Caller ADMIN = new Caller("admin", Role.ADMIN, Grants.unrestricted());
  private static final Caller PAGE =
      new Caller("page", Role.VIEWER, new Grants.Restricted(Set.of("prod"), Set.of(), Set.of()));

  private final SettableClock clock = new SettableClock();
  private final EmbedTokenDirectory directory =
      new EmbedTokenDirectory(new AccountDirectory(), clock);
  private final LoadCount accessLoads = new LoadCount();
  private TransactionalDatabase database;

  /** Counts how often everything about access is read anew. */
  private static final class LoadCount implements Snapshot {
    private int loads;

    @Override
    public Topic topic() {
      return Topic.ACCESS;
    }

    @Override
    public void load(EntityManager entities, long revision) {
      loads++;
    }
  }

  private EmbedTokens tokens(Storage storage, int max) {
    database = storage.open(clock, directory, accessLoads);
    return new EmbedTokens(database, directory, new AccessLimits(1, 1, 1, max), clock);
  }

  private Optional<Identity> identify(EmbedTokenDirectory where, ApiTokens.Issued issued) {
    return where.identify(issued.token().hash(), clock.instant());
  }

  @EveryDatabase
  void aTokenIsAPageOfItsOriginForItsMinutes(Storage storage) {
    // when
    ApiTokens.Issued issued = tokens(storage, 10).issue(ADMIN, PAGE, SHOP, FIVE_MINUTES);

    // then
    assertThat(identify(directory, issued))
        .get()
        .isInstanceOfSatisfying(
            EmbeddedPage.class, page -> assertThat(page.origin()).isEqualTo(SHOP));
    clock.advance(FIVE_MINUTES);
    assertThat(identify(directory, issued)).isEmpty();
  }

  @EveryDatabase
  void issuingOneDoesNotReadAccountsSessionsAndTokensAnew(Storage storage) {
    // given
    EmbedTokens tokens = tokens(storage, 100);
    int before = accessLoads.loads;

    // when
    List<ApiTokens.Issued> issued =
        java.util.stream.IntStream.range(0, 20)
            .mapToObj(i -> tokens.issue(ADMIN, PAGE, SHOP, FIVE_MINUTES))
            .toList();
    database.refresh();

    // then
    assertThat(accessLoads.loads).isEqualTo(before);
    assertThat(issued).allSatisfy(each -> assertThat(identify(directory, each)).isPresent());
  }

  @EveryDatabase
  void anotherReplicaKnowsItWhenItNextLooks(Storage storage) {
    // given
    EmbedTokens tokens = tokens(storage, 10);
    EmbedTokenDirectory elsewhere = new EmbedTokenDirectory(new AccountDirectory(), clock);
    TransactionalDatabase replica = storage.open(clock, elsewhere);
    ApiTokens.Issued first = tokens.issue(ADMIN, PAGE, SHOP, FIVE_MINUTES);
    ApiTokens.Issued second = tokens.issue(ADMIN, PAGE, SHOP, FIVE_MINUTES);

    // when
    replica.refresh();

    // then
    assertThat(identify(elsewhere, first)).isPresent();
    assertThat(identify(elsewhere, second)).isPresent();
  }

  @EveryDatabase
  void itEndsWithTheTokenThatIssuedIt(Storage storage) {
    // given
    EmbedTokens tokens = tokens(storage, 10);
    ApiTokens apiTokens = new ApiTokens(database, AccessLimits.DEFAULT, clock);
    ApiTokens.Issued server = apiTokens.issue(ADMIN, PAGE, Duration.ofDays(1));
    Caller shop = PAGE.through(io.planewatch.controlplane.access.Lineage.parse(server.id()));
    ApiTokens.Issued page = tokens.issue(shop, PAGE, SHOP, FIVE_MINUTES);
    assertThat(identify(directory, page)).isPresent();

    // when
    apiTokens.revoke(ADMIN, server.id());

    // then
    assertThat(identify(directory, page)).isEmpty();
  }

  @EveryDatabase
  void itIsRevokedByItsIdWithinTheAskersGrants(Storage storage) {
    // given
    EmbedTokens tokens = tokens(storage, 10);
    ApiTokens apiTokens = new ApiTokens(database, AccessLimits.DEFAULT, clock);
    ApiTokens.Issued page = tokens.issue(ADMIN, PAGE, SHOP, FIVE_MINUTES);
    Caller qaAdmin =
        new Caller("qa", Role.ADMIN, new Grants.Restricted(Set.of("qa"), Set.of(), Set.of()));

    // then
    assertThatThrownBy(() -> apiTokens.revoke(qaAdmin, page.id()))
        .isInstanceOf(ProblemException.class);
    assertThat(identify(directory, page)).isPresent();
    apiTokens.revoke(ADMIN, page.id());
    assertThat(identify(directory, page)).isEmpty();
  }

  @EveryDatabase
  void anIssuerHasNoMoreThanItMay(Storage storage) {
    // given
    EmbedTokens tokens = tokens(storage, 2);
    tokens.issue(ADMIN, PAGE, SHOP, FIVE_MINUTES);
    tokens.issue(ADMIN, PAGE, SHOP, FIVE_MINUTES);

    // then
    assertThatThrownBy(() -> tokens.issue(ADMIN, PAGE, SHOP, FIVE_MINUTES))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("max-embed-tokens");
    clock.advance(FIVE_MINUTES);
    assertThat(identify(directory, tokens.issue(ADMIN, PAGE, SHOP, FIVE_MINUTES))).isPresent();
  }

  @EveryDatabase
  void tokensThatWereMadeWithOneTokenAreOneIssuer(Storage storage) {
    // given
    EmbedTokens tokens = tokens(storage, 2);
    tokens.issue(ADMIN.through(Lineage.parse("first one")), PAGE, SHOP, FIVE_MINUTES);
    tokens.issue(ADMIN.through(Lineage.parse("first two")), PAGE, SHOP, FIVE_MINUTES);
    Caller third = ADMIN.through(Lineage.parse("first three"));

    // then
    assertThatThrownBy(() -> tokens.issue(third, PAGE, SHOP, FIVE_MINUTES))
        .hasMessageContaining("max-embed-tokens");
  }

  @EveryDatabase
  void aPagesTokenIsNotRotatedIntoALongerOne(Storage storage) {
    // given
    EmbedTokens tokens = tokens(storage, 10);
    ApiTokens apiTokens = new ApiTokens(database, AccessLimits.DEFAULT, clock);
    ApiTokens.Issued page = tokens.issue(ADMIN, PAGE, SHOP, FIVE_MINUTES);

    // then
    assertThatThrownBy(() -> apiTokens.rotate(ADMIN, page.id(), Duration.ofDays(1), Duration.ZERO))
        .isInstanceOf(ProblemException.class);
  }

  @EveryDatabase
  void aPageOfALongOriginGetsItsToken(Storage storage) {
    // given
    String origin = "https://" + "a-part-of-a-name.".repeat(10) + "example";
    Caller page =
        new EmbedTokensResource.NewEmbedToken(origin, List.of("prod"), null, null, null).holder();

    // then
    assertThat(identify(directory, tokens(storage, 10).issue(ADMIN, page, origin, FIVE_MINUTES)))
        .isPresent();
  }
}
