package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.AccessLimits;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerView;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.access.accounts.AccountName;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Issues, lists and revokes the API's tokens. */
public final class ApiTokens {
  private static final Duration MIN_VALIDITY = Duration.ofSeconds(1);
  private static final Duration MAX_VALIDITY = Duration.ofDays(366);
  private static final Duration MAX_OVERLAP = Duration.ofDays(30);

  record Issued(String id, Token token, Instant expiresAt) {}

  private final Database database;
  private final int maxTokens;
  private final Clock clock;

  ApiTokens(Database database, AccessLimits limits, Clock clock) {
    this.database = database;
    this.maxTokens = limits.tokens();
    this.clock = clock;
  }

  /**
   * Makes a token, whose text is known to nobody afterwards.
   *
   * @throws ProblemException when the token would reach further than its issuer, or bear somebody
   *     else's name
   */
  Issued issue(Caller issuer, Caller holder, Duration validFor) {
    return issue(
        issuer,
        holder,
        validFor,
        (entities, token) -> AccountName.requireNobodyElses(entities, issuer, holder.name()));
  }

  /**
   * Makes one like the given, which goes on for as long as the overlap, so that its users can be
   * given the new one without a gap.
   *
   * @param overlap from 0; never lengthens the former one's life
   */
  Issued rotate(Caller asker, String id, Duration validFor, Duration overlap) {
    if (overlap.isNegative() || overlap.compareTo(MAX_OVERLAP) > 0) {
      throw ProblemException.invalid("overlap: is not between PT0S and " + MAX_OVERLAP);
    }
    ApiToken former = database.inTransaction(entities -> withinReach(entities, asker, id));
    Instant end = clock.instant().plus(overlap);
    return issue(
        asker,
        former.caller(),
        validFor,
        (entities, token) -> {
          withinReach(entities, asker, id).endAt(end);
          note(entities, asker, "token.rotate", id, "by " + token.id() + ", until " + end);
        });
  }

  private Issued issue(
      Caller issuer,
      Caller holder,
      Duration validFor,
      BiConsumer<EntityManager, ApiToken> completion) {
    requireWithin(issuer, holder, validFor);
    Token token = Token.random("pwt");
    Instant now = clock.instant();
    ApiToken made =
        new ApiToken(
            UUID.randomUUID().toString(),
            token.hash(),
            holder.madeBy(issuer),
            issuer.name(),
            now,
            now.plus(validFor));
    database.change(
        Topic.ACCESS,
        entities -> {
          issuer.lineage().requireUnrevoked(entities);
          removeExpired(entities, now);
          requireRoom(entities, made.caller(), now);
          completion.accept(entities, made);
          entities.persist(made);
          note(entities, issuer, "token.issue", made.id(), sentence(holder, made.expiresAt()));
          return made;
        });
    return new Issued(made.id(), token, made.expiresAt());
  }

  /** Those that the asker could have issued. */
  List<ApiToken> list(Caller asker) {
    return database
        .inTransaction(
            entities ->
                entities
                    .createQuery(
                        "select t from ApiToken t where t.revokedAt is null and t.embeddingOrigin is null"
                            + " and t.expiresAt > :now order by t.createdAt, t.id",
                        ApiToken.class)
                    .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .getResultList())
        .stream()
        .filter(token -> asker.grants().includes(token.caller().grants()))
        .toList();
  }

  /** Those that were made in the name of the person's account. */
  List<ApiToken> own(Caller person) {
    return person
        .account()
        .map(account -> database.inTransaction(entities -> ofAccount(entities, account)))
        .orElse(List.of());
  }

  /** Like {@link #revoke}, for a token of the person's own account. */
  void revokeOwn(Caller person, String id) {
    if (own(person).stream().noneMatch(token -> token.id().equals(id))) {
      throw notFound(id);
    }
    revoke(person, id);
  }

  /** Removes tokens that have expired; also done whenever a token is issued. */
  public void purge() {
    database.inTransaction(entities -> removeExpired(entities, clock.instant()));
  }

  private List<ApiToken> ofAccount(EntityManager entities, String account) {
    return entities
        .createQuery(
            "select t from ApiToken t where t.account = :account and t.revokedAt is null"
                + " and t.expiresAt > :now order by t.createdAt, t.id",
            ApiToken.class)
        .setParameter("account", account)
        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
        .getResultList();
  }

  private static int removeExpired(EntityManager entities, Instant now) {
    return entities
        .createQuery("delete from ApiToken t where t.expiresAt <= :now")
        .setParameter("now", now.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  private void requireRoom(EntityManager entities, Caller caller, Instant now) {
    String owner = caller.account().map(id -> "t.account = :account").orElse("t.account is null");
    TypedQuery<Long> query =
        entities
            .createQuery(
                "select count(t) from ApiToken t where t.revokedAt is null and t.expiresAt > :now and "
                    + owner,
                Long.class)
            .setParameter("now", now.atOffset(ZoneOffset.UTC));
    caller.account().ifPresent(id -> query.setParameter("account", id));
    long there = query.getSingleResult();
    if (there >= maxTokens) {
      throw ProblemException.conflict(
          "There are "
              + there
              + " API tokens of this account; planewatch.access.max-tokens allows "
              + maxTokens
              + ". Revoke one that nobody uses.");
    }
  }

  /**
   * Refuses a token that would reach further or last longer than it may.
   *
   * @throws ProblemException with the rule that it breaks
   */
  static void requireWithin(Caller issuer, Caller holder, Duration validFor) {
    if (!issuer.includes(holder)) {
      throw ProblemException.forbidden("A token can't reach further than you do.");
    }
    if (validFor.compareTo(MIN_VALIDITY) < 0 || validFor.compareTo(MAX_VALIDITY) > 0) {
      throw ProblemException.invalid(
          "validFor: " + validFor + " is not between " + MIN_VALIDITY + " and " + MAX_VALIDITY);
    }
  }

  private static String sentence(Caller holder, Instant expiresAt) {
    return holder.name() + " " + CallerView.sentence(holder) + "; until " + expiresAt;
  }

  /**
   * From the next request on, nobody is let in by this token, nor by the tokens, sign-in links and
   * sessions that were made with it, and with those.
   *
   * @param id also of one that ended by itself and is forgotten, while something made with it goes
   *     on
   */
  void revoke(Caller asker, String id) {
    Instant now = clock.instant();
    database.change(
        Topic.ACCESS,
        entities -> {
          Optional<ApiToken> token = find(entities, asker, id);
          token.ifPresent(known -> known.revokeAt(now));
          int ended = MadeThrough.end(entities, id, now);
          boolean isPage = token.isEmpty() && EmbedTokens.end(entities, asker, id);
          if (token.isEmpty() && !isPage && (ended == 0 || !asker.isUnrestricted())) {
            throw notFound(id);
          }
          String name =
              token
                  .map(known -> known.caller().name())
                  .orElse(isPage ? "a page's token" : "it had ended");
          note(entities, asker, "token.revoke", id, name + "; made with it: " + ended);
          return id;
        });
  }

  private static Optional<ApiToken> find(EntityManager entities, Caller asker, String id) {
    return Optional.ofNullable(entities.find(ApiToken.class, id))
        .filter(token -> !token.isRevoked())
        .filter(token -> asker.grants().includes(token.caller().grants()));
  }

  private static ApiToken withinReach(EntityManager entities, Caller asker, String id) {
    return find(entities, asker, id).orElseThrow(() -> notFound(id));
  }

  private static ProblemException notFound(String id) {
    return ProblemException.notFound("There is no token '" + id + "'.");
  }

  private void note(EntityManager entities, Caller actor, String action, String id, String detail) {
    AuditEntry.write(entities, clock.instant(), actor.name(), action, "token " + id, detail);
  }
}
