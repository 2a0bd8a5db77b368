package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.AccessLimits;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.ProblemKind;
import io.planewatch.controlplane.state.Database;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Issues the tokens of pages that show our panels. */
final class EmbedTokens {
  private final Database database;
  private final EmbedTokenDirectory directory;
  private final int maxPerIssuer;
  private final Clock clock;

  EmbedTokens(Database database, EmbedTokenDirectory directory, AccessLimits limits, Clock clock) {
    this.database = database;
    this.directory = directory;
    this.maxPerIssuer = limits.embedTokens();
    this.clock = clock;
  }

  /**
   * Makes a token that only pages of an origin may use, to read.
   *
   * @throws ProblemException when the token would reach further than its issuer, or the issuer has
   *     too many that have not expired
   */
  ApiTokens.Issued issue(Caller issuer, Caller holder, String origin, Duration validFor) {
    ApiTokens.requireWithin(issuer, holder, validFor);
    Token token = Token.random("pwe");
    Instant now = clock.instant();
    EmbedToken made = new EmbedToken(token, holder.madeBy(issuer), origin, now.plus(validFor));
    database.inTransaction(
        entities -> {
          issuer.lineage().requireUnrevoked(entities);
          made.place(nextPlace(entities));
          entities
              .createQuery("delete from EmbedToken t where t.expiresAt <= :now")
              .setParameter("now", now.atOffset(ZoneOffset.UTC))
              .executeUpdate();
          requireRoom(entities, made, now);
          entities.persist(made);
          AuditEntry.count(
              entities, now, issuer.name(), "embed-token.issue", "origin " + origin, "");
          return made;
        });
    database.inTransaction(
        entities -> {
          directory.follow(entities);
          return made;
        });
    return new ApiTokens.Issued(made.id(), token, made.expiresAt());
  }

  /** Ends a page's token that the asker could have issued; false when there is none of that id. */
  static boolean end(EntityManager entities, Caller asker, String id) {
    List<EmbedToken> found =
        entities
            .createQuery("select t from EmbedToken t where t.id = :id", EmbedToken.class)
            .setParameter("id", id)
            .getResultList()
            .stream()
            .filter(token -> asker.grants().includes(token.page().caller().grants()))
            .toList();
    found.forEach(entities::remove);
    return !found.isEmpty();
  }

  /** Locks the row, so that tokens become visible in the order of their places. */
  private static long nextPlace(EntityManager entities) {
    entities
        .createNativeQuery("update embed_token_order set last_seq = last_seq + 1")
        .executeUpdate();
    Object last =
        entities.createNativeQuery("select last_seq from embed_token_order").getSingleResult();
    return ((Number) last).longValue();
  }

  private void requireRoom(EntityManager entities, EmbedToken made, Instant now) {
    long there =
        entities
            .createQuery(
                "select count(t) from EmbedToken t where t.issuer = :issuer and t.expiresAt > :now",
                Long.class)
            .setParameter("issuer", made.issuer())
            .setParameter("now", now.atOffset(ZoneOffset.UTC))
            .getSingleResult();
    if (there >= maxPerIssuer) {
      throw new ProblemException(
          ProblemKind.TOO_MANY_REQUESTS,
          "You have "
              + there
              + " embed tokens that have not expired; planewatch.access.max-embed-tokens allows "
              + maxPerIssuer
              + ". Issue tokens with a shorter validFor, or one token for each visitor.");
    }
  }
}
