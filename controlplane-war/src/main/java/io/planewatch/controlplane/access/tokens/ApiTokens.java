package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Issues, lists and revokes the API's tokens. */
final class ApiTokens {
  private static final Duration MIN_VALIDITY = Duration.ofSeconds(1);
  private static final Duration MAX_VALIDITY = Duration.ofDays(366);

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
    if (!issuer.role().includes(holder.role()) || !issuer.grants().includes(holder.grants())) {
      throw ProblemException.forbidden("A token can't reach further than you do.");
    }
    if (validFor.compareTo(MIN_VALIDITY) < 0 || validFor.compareTo(MAX_VALIDITY) > 0) {
      throw ProblemException.invalid(
          "validFor: " + validFor + " is not between " + MIN_VALIDITY + " and " + MAX_VALIDITY);
    }
    Token token = Token.random("pwt");
    Instant now = clock.instant();
    Issued issued = new Issued(UUID.randomUUID().toString(), token, now.plus(validFor));
    database.change(
        Topic.ACCESS,
        entities -> {
          entities
              .createQuery("delete from ApiToken t where t.expiresAt <= :now")
              .setParameter("now", now.atOffset(ZoneOffset.UTC))
              .executeUpdate();
          entities.persist(
              new ApiToken(
                  issued.id(), token.hash(), holder, issuer.name(), now, issued.expiresAt()));
          AuditEntry.write(
              entities,
              now,
              issuer.name(),
              "token.issue",
              "token " + issued.id(),
              holder.name() + " as " + holder.role());
          return issued;
        });
    return issued;
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
          ApiToken token = entities.find(ApiToken.class, id);
          if (token == null || !asker.grants().includes(token.caller().grants())) {
            throw ProblemException.notFound("There is no token '" + id + "'.");
          }
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
}
