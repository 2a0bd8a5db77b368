package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerView;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.access.accounts.AccountName;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes sign-in links, redeems them for sessions, and ends sessions. */
public final class SignIns {
  record Link(Token code, Instant expiresAt) {}

  public record SignedIn(Token session, Caller caller) {}

  private static final int MAX_SURPLUS = 1_000;

  private final Database database;
  private final AccountDirectory accounts;
  private final AccessConfig config;
  private final Clock clock;

  public SignIns(Database database, AccountDirectory accounts, AccessConfig config, Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.config = config;
    this.clock = clock;
  }

  Link link(Caller caller) {
    return link(caller, caller);
  }

  /**
   * Makes a link for somebody else.
   *
   * @throws ProblemException when it would reach further than its maker, or bear somebody else's
   *     name
   */
  Link link(Caller maker, Caller guest) {
    if (!maker.includes(guest)) {
      throw ProblemException.forbidden("A sign-in link can't reach further than you do.");
    }
    Caller caller = guest.madeBy(maker);
    Token code = Token.random("pwc");
    Instant now = clock.instant();
    Instant expiresAt = now.plus(config.signInLinkLifetime());
    database.inTransaction(
        entities -> {
          caller.lineage().requireUnrevoked(entities);
          AccountName.requireNobodyElses(entities, maker, caller.name());
          purge(entities, now);
          requireRoomForLink(entities, caller);
          entities.persist(new SignInCode(code.hash(), caller, now, expiresAt));
          AuditEntry.write(
              entities,
              now,
              maker.name(),
              "sign-in-link.make",
              "caller " + caller.name(),
              CallerView.sentence(caller) + "; until " + expiresAt);
          return code;
        });
    return new Link(code, expiresAt);
  }

  /** Empty for a code that is unknown, expired or used; which of these, nobody is told. */
  Optional<SignedIn> redeem(Token code) {
    return database
        .inTransaction(entities -> take(entities, code.hash()))
        .filter(accounts::stillAdmits)
        .map(caller -> begin(caller, SignedInBy.LINK));
  }

  /** A session for somebody who has just proved who they are. */
  public SignedIn begin(Caller caller, SignedInBy way) {
    Token session = Token.random("pws");
    Instant now = clock.instant();
    database.change(
        Topic.ACCESS,
        entities -> {
          caller.lineage().requireUnrevoked(entities);
          purge(entities, now);
          entities.persist(
              new Session(session.hash(), caller, way, now, now.plus(config.sessionLifetime())));
          endSurplus(entities, caller);
          AuditEntry.count(
              entities,
              now,
              caller.name(),
              "session.begin",
              "caller " + caller.name(),
              "by " + way.name().toLowerCase(Locale.ROOT));
          return session;
        });
    return new SignedIn(session, caller);
  }

  void signOut(Caller caller, TokenHash session) {
    database.change(
        Topic.ACCESS,
        entities -> {
          int ended =
              entities
                  .createQuery("delete from Session s where s.tokenHash = :hash")
                  .setParameter("hash", session.hex())
                  .executeUpdate();
          if (ended > 0) {
            AuditEntry.count(
                entities,
                clock.instant(),
                caller.name(),
                "session.sign-out",
                "caller " + caller.name(),
                "");
          }
          return ended;
        });
  }

  /** Removes what has expired; also done whenever a session begins. */
  public void purge() {
    Instant now = clock.instant();
    database.inTransaction(
        entities -> {
          purge(entities, now);
          return now;
        });
  }

  private void requireRoomForLink(EntityManager entities, Caller caller) {
    long unused =
        Owner.of(caller)
            .query(entities, "select count(x) from SignInCode x where", "", Long.class)
            .getSingleResult();
    if (unused >= config.limits().signInLinks()) {
      throw ProblemException.conflict(
          "There are "
              + unused
              + " sign-in links that nobody has used; planewatch.access.max-sign-in-links allows "
              + config.limits().signInLinks()
              + ". A link expires after "
              + config.signInLinkLifetime()
              + ".");
    }
  }

  /** The oldest sessions of an account make room for a new one. */
  private void endSurplus(EntityManager entities, Caller caller) {
    entities.flush();
    List<String> surplus =
        Owner.of(caller)
            .query(
                entities,
                "select x.tokenHash from Session x where",
                " order by x.createdAt desc, x.tokenHash",
                String.class)
            .setFirstResult(config.limits().sessions())
            .setMaxResults(MAX_SURPLUS)
            .getResultList();
    if (!surplus.isEmpty()) {
      entities
          .createQuery("delete from Session s where s.tokenHash in :surplus")
          .setParameter("surplus", surplus)
          .executeUpdate();
    }
  }

  /**
   * The delete decides who was first: of two that bring the same code at once, one deletes the row.
   */
  private Optional<Caller> take(EntityManager entities, TokenHash hash) {
    List<SignInCode> codes =
        entities
            .createQuery(
                "select c from SignInCode c where c.codeHash = :hash and c.expiresAt > :now",
                SignInCode.class)
            .setParameter("hash", hash.hex())
            .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
            .getResultList();
    if (codes.isEmpty()) {
      return Optional.empty();
    }
    Caller caller = codes.get(0).caller();
    int deleted =
        entities
            .createQuery("delete from SignInCode c where c.codeHash = :hash")
            .setParameter("hash", hash.hex())
            .executeUpdate();
    return deleted == 1 && !caller.lineage().isRevoked(entities)
        ? Optional.of(caller)
        : Optional.empty();
  }

  private static void purge(EntityManager entities, Instant now) {
    entities
        .createQuery("delete from Session s where s.expiresAt <= :now")
        .setParameter("now", now.atOffset(ZoneOffset.UTC))
        .executeUpdate();
    entities
        .createQuery("delete from SignInCode c where c.expiresAt <= :now")
        .setParameter("now", now.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }
}
