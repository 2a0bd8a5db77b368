package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Lists sessions and ends them: a person's own, and those that an administrator may see. */
final class Sessions {
  private static final Comparator<OpenSession> NEWEST_FIRST =
      Comparator.comparing(OpenSession::createdAt).thenComparing(OpenSession::id).reversed();

  private final Database database;
  private final SessionDirectory directory;
  private final Clock clock;

  Sessions(Database database, SessionDirectory directory, Clock clock) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * The sessions that the administrator could have made, newest first.
   *
   * @param isOfAccount whether the administrator is signed in to the own account; a guest or an API
   *     token, who acts in its name, has nothing to do with the account's own sessions
   * @param after the id of the last session of the page before; an id that has ended since gives
   *     the first page
   */
  List<OpenSession> within(Caller admin, boolean isOfAccount, Optional<String> after, int limit) {
    List<OpenSession> all = open(reach(admin, isOfAccount));
    int from =
        after.map(id -> all.stream().map(OpenSession::id).toList().indexOf(id) + 1).orElse(0);
    return all.subList(from, Math.min(all.size(), from + limit));
  }

  /** Those of the person's account; without an account, the one that was shown. */
  List<OpenSession> own(Caller person, Optional<TokenHash> shown) {
    return open(isOwn(person, shown));
  }

  /** From the next request on, the browser is signed out. */
  void end(Caller admin, boolean isOfAccount, String id) {
    end(admin, id, reach(admin, isOfAccount));
  }

  private static Predicate<OpenSession> reach(Caller admin, boolean isOfAccount) {
    return session ->
        admin.includes(session.caller())
            && (isOfAccount || !(session.isOf(admin) && session.isOfAccountItself()));
  }

  void endOwn(Caller person, Optional<TokenHash> shown, String id) {
    end(person, id, isOwn(person, shown));
  }

  /** Ends every session of the person but the one that was shown. */
  int endOthers(Caller person, TokenHash shown) {
    List<OpenSession> others =
        open(session -> session.isOf(person) && !session.hash().equals(shown));
    if (others.isEmpty()) {
      return 0;
    }
    return database.change(
        Topic.ACCESS,
        entities -> {
          others.forEach(session -> remove(entities, person, session));
          return others.size();
        });
  }

  private static Predicate<OpenSession> isOwn(Caller person, Optional<TokenHash> shown) {
    return session -> session.isOf(person) || shown.equals(Optional.of(session.hash()));
  }

  private void end(Caller actor, String id, Predicate<OpenSession> reach) {
    OpenSession found =
        open(reach).stream()
            .filter(session -> session.id().equals(id))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("There is no session '" + id + "'."));
    database.change(
        Topic.ACCESS,
        entities -> {
          remove(entities, actor, found);
          return id;
        });
  }

  private void remove(EntityManager entities, Caller actor, OpenSession session) {
    int removed =
        entities
            .createQuery("delete from Session s where s.tokenHash = :hash")
            .setParameter("hash", session.hash().hex())
            .executeUpdate();
    if (removed > 0) {
      AuditEntry.write(
          entities,
          clock.instant(),
          actor.name(),
          "session.end",
          "caller " + session.caller().name(),
          "session " + session.id());
    }
  }

  private List<OpenSession> open(Predicate<OpenSession> wanted) {
    return directory.open(clock.instant()).filter(wanted).sorted(NEWEST_FIRST).toList();
  }
}
