package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Token;
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
import java.util.function.Consumer;

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
   * @throws ProblemException when the token would reach further than its issuer
   */
  Issued issue(Caller issuer, Caller holder, Duration validFor) {
    return issue(issuer, holder, validFor, token -> {});
  }

  /**
   * Makes one that only pages of an origin may use, to read.
   *
   * @throws ProblemException when the token would reach further than its issuer
   */
  Issued issueForPage(Caller issuer, Caller holder, String origin, Duration validFor) {
    return issue(issuer, holder, validFor, token -> token.bindTo(origin));
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
    Issued issued =
        issue(
            asker,
            former.caller().inTheNameOf(Optional.empty()),
            validFor,
            token -> former.origin().ifPresent(token::bindTo));
    database.change(
        Topic.ACCESS,
        entities -> {
          withinReach(entities, asker, id).endAt(clock.instant().plus(overlap));
          return id;
        });
    return issued;
  }

  private Issued issue(
      Caller issuer, Caller holder, Duration validFor, Consumer<ApiToken> completion) {
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
            holder.inTheNameOf(issuer.account()),
            issuer.name(),
            now,
            now.plus(validFor));
    completion.accept(made);
    database.change(
        Topic.ACCESS,
        entities -> {
          entities
              .createQuery("delete from ApiToken t where t.expiresAt <= :now")
              .setParameter("now", now.atOffset(ZoneOffset.UTC))
              .executeUpdate();
          entities.persist(made);
          AuditEntry.write(
              entities,
              now,
              issuer.name(),
              "token.issue",
              "token " + made.id(),
              holder.name() + " as " + holder.role());
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
                        "select t from ApiToken t order by t.createdAt, t.id", ApiToken.class)
                    .getResultList())
        .stream()
        .filter(token -> asker.grants().includes(token.caller().grants()))
        .toList();
  }

  /** From the next request on, nobody is let in by this token. */
  void revoke(Caller asker, String id) {
    database.change(
        Topic.ACCESS,
        entities -> {
          ApiToken token = withinReach(entities, asker, id);
          AuditEntry.write(
              entities,
              clock.instant(),
              asker.name(),
              "token.revoke",
              "token " + id,
              token.caller().name());
          entities.remove(token);
          return id;
        });
  }

  private static ApiToken withinReach(EntityManager entities, Caller asker, String id) {
    return Optional.ofNullable(entities.find(ApiToken.class, id))
        .filter(token -> asker.grants().includes(token.caller().grants()))
        .orElseThrow(() -> ProblemException.notFound("There is no token '" + id + "'."));
  }
}
