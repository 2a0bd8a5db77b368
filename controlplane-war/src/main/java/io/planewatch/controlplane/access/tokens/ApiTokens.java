package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.access.accounts.AccountName;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Issues, lists and revokes the API's tokens. */
final class ApiTokens {
  private static final Duration MIN_VALIDITY = Duration.ofSeconds(1);
  private static final Duration MAX_VALIDITY = Duration.ofDays(366);
  private static final Duration MAX_OVERLAP = Duration.ofDays(30);

  record Issued(String id, Token token, Instant expiresAt) {}

  private final Database database;
  private final Clock clock;

  ApiTokens(Database database, Clock clock) {
    this.database = database;
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
   * Makes one that only pages of an origin may use, to read.
   *
   * @throws ProblemException when the token would reach further than its issuer
   */
  Issued issueForPage(Caller issuer, Caller holder, String origin, Duration validFor) {
    return issue(issuer, holder, validFor, (entities, token) -> token.bindTo(origin));
  }

  /**
   * Makes one like the given, which goes on for as long as the overlap, so that its users can be
   * given the new one without a gap.
   *
   * @param overlap from 0; never lengthens the former one's life
   * @throws ProblemException for a page's token, which would come to last longer than a page's may
   */
  Issued rotate(Caller asker, String id, Duration validFor, Duration overlap) {
    if (overlap.isNegative() || overlap.compareTo(MAX_OVERLAP) > 0) {
      throw ProblemException.invalid("overlap: is not between PT0S and " + MAX_OVERLAP);
    }
    ApiToken former = database.inTransaction(entities -> withinReach(entities, asker, id));
    if (former.origin().isPresent()) {
      throw ProblemException.conflict(
          "This is a page's token, which lasts minutes; the page's server asks for another one.");
    }
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
    if (!issuer.includes(holder)) {
      throw ProblemException.forbidden("A token can't reach further than you do.");
    }
    if (validFor.compareTo(MIN_VALIDITY) < 0 || validFor.compareTo(MAX_VALIDITY) > 0) {
      throw ProblemException.invalid(
          "validFor: " + validFor + " is not between " + MIN_VALIDITY + " and " + MAX_VALIDITY);
    }
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
          entities
              .createQuery("delete from ApiToken t where t.expiresAt <= :now")
              .setParameter("now", now.atOffset(ZoneOffset.UTC))
              .executeUpdate();
          completion.accept(entities, made);
          entities.persist(made);
          note(entities, issuer, "token.issue", made.id(), holder.name() + " as " + holder.role());
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
                        "select t from ApiToken t where t.revokedAt is null order by t.createdAt, t.id",
                        ApiToken.class)
                    .getResultList())
        .stream()
        .filter(token -> asker.grants().includes(token.caller().grants()))
        .toList();
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
          if (token.isEmpty() && (ended == 0 || !asker.isUnrestricted())) {
            throw notFound(id);
          }
          String name = token.map(known -> known.caller().name()).orElse("it had ended");
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
