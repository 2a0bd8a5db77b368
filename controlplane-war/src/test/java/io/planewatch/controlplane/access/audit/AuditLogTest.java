package io.planewatch.controlplane.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.RequestAddress;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.TransactionalDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditLogTest {
  private static final long NEWEST = Long.MAX_VALUE;

  private final SettableClock clock = new SettableClock();
  private TransactionalDatabase database;

  private void open(Storage storage) {
    database = storage.open(clock);
  }

  private void write(String actor, String action, String subject) {
    database.inTransaction(
        entities -> {
          AuditEntry.write(entities, clock.instant(), actor, action, subject, "");
          return actor;
        });
    clock.advance(Duration.ofSeconds(1));
  }

  private void count(String actor) {
    database.inTransaction(
        entities -> {
          AuditEntry.count(entities, clock.instant(), actor, "session.begin", "caller x", "");
          return actor;
        });
  }

  private List<AuditEntry> page(AuditFilter filter) {
    return new AuditLog(database).page(filter, 1_000);
  }

  private List<AuditEntry> all() {
    return page(AuditFilter.parse(null, null, null, null, null, NEWEST));
  }

  @EveryDatabase
  void aFilterIsAPartOfAFieldAndNeverAPattern(Storage storage) {
    // given
    open(storage);
    write("Alice", "token.issue", "token 1");
    write("bob", "token.revoke", "token 100%");
    write("bob", "rule.save", "rule 1");

    // then
    assertThat(page(AuditFilter.parse("ALI", null, null, null, null, NEWEST))).hasSize(1);
    assertThat(page(AuditFilter.parse(null, "token.", null, null, null, NEWEST))).hasSize(2);
    assertThat(page(AuditFilter.parse("bob", "token.", null, null, null, NEWEST))).hasSize(1);
    assertThat(page(AuditFilter.parse(null, null, "%", null, null, NEWEST)))
        .extracting(AuditEntry::subject)
        .containsExactly("token 100%");
    assertThat(page(AuditFilter.parse("b_b", null, null, null, null, NEWEST))).isEmpty();
  }

  @EveryDatabase
  void aPeriodIncludesItsBeginningAndExcludesItsEnd(Storage storage) {
    // given
    open(storage);
    String first = clock.instant().toString();
    write("a", "x", "1");
    String second = clock.instant().toString();
    write("b", "x", "2");

    // then
    assertThat(page(AuditFilter.parse(null, null, null, first, second, NEWEST)))
        .extracting(AuditEntry::actor)
        .containsExactly("a");
  }

  @EveryDatabase
  void theCursorContinuesWhereThePageEnded(Storage storage) {
    // given
    open(storage);
    write("a", "x", "1");
    write("b", "x", "2");
    write("c", "x", "3");
    AuditLog log = new AuditLog(database);
    AuditFilter filter = AuditFilter.parse(null, null, null, null, null, NEWEST);

    // when
    List<AuditEntry> first = log.page(filter, 2);
    List<AuditEntry> second = log.page(filter.before(first.get(1).id()), 2);

    // then
    assertThat(first).extracting(AuditEntry::actor).containsExactly("c", "b");
    assertThat(second).extracting(AuditEntry::actor).containsExactly("a");
  }

  @Test
  void aTimeThatCanNotBeReadIsNamed() {
    assertThatThrownBy(() -> AuditFilter.parse(null, null, null, "1e99999999", null, NEWEST))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("`from`")
        .hasMessageContaining("1e99999999");
  }

  @EveryDatabase
  void equalEventsOfAMinuteAndAnAddressShareAnEntry(Storage storage) {
    // given
    open(storage);
    RequestAddress.begin("192.0.2.1");
    try {
      count("alice");
      clock.advance(Duration.ofSeconds(1));
      count("alice");
      RequestAddress.begin("192.0.2.2");
      count("alice");
      clock.advance(Duration.ofMinutes(1));
      count("alice");
    } finally {
      RequestAddress.end();
    }

    // then
    assertThat(all()).extracting(AuditEntry::occurrences).containsExactly(1L, 1L, 2L);
    assertThat(all().get(2).lastAt()).isEqualTo(all().get(2).at().plusSeconds(1));
    assertThat(all().get(2).clientAddress()).contains("192.0.2.1");
  }

  @EveryDatabase
  void eventsThatAnybodyMayCauseFillNoMoreThanTheirShare(Storage storage) {
    // given
    open(storage);
    FrequentEvents events = new FrequentEvents(database, clock);
    for (int source = 0; source < 1000; source++) {
      RequestAddress.begin("192.0.2." + source);
      events.count("unknown", "session.refuse", "caller unknown", "wrong password");
    }
    RequestAddress.end();

    // when
    events.write();
    events.write();

    // then
    assertThat(all()).hasSize(201);
    assertThat(all().stream().mapToLong(AuditEntry::occurrences).sum()).isEqualTo(1000);
  }

  @EveryDatabase
  void eventsThatDifferInTheirDetailAloneAreTwoEntries(Storage storage) {
    // given
    open(storage);
    FrequentEvents events = new FrequentEvents(database, clock);
    events.count("unknown", "session.refuse", "caller unknown", "by password");
    events.count("unknown", "session.refuse", "caller unknown", "by link");

    // when
    events.write();

    // then
    assertThat(all())
        .extracting(AuditEntry::detail)
        .containsExactlyInAnyOrder("by password", "by link");
  }

  @EveryDatabase
  void entriesAreRemovedAfterTheRetentionAndBeyondTheNumber(Storage storage) {
    // given
    open(storage);
    write("old", "x", "1");
    clock.advance(Duration.ofDays(2));
    for (int i = 0; i < 1005; i++) {
      write("new", "x", "2");
    }

    // when
    new AuditRetention(database, new AuditConfig(Duration.ofDays(2), 1000), clock).purge();

    // then
    Long left =
        database.inTransaction(
            entities ->
                entities
                    .createQuery("select count(e) from AuditEntry e", Long.class)
                    .getSingleResult());
    assertThat(left).isEqualTo(1000);
    assertThat(page(AuditFilter.parse("old", null, null, null, null, NEWEST))).isEmpty();
  }

  @EveryDatabase
  void anExportIsTextThatNoSpreadsheetRuns(Storage storage) {
    // given
    open(storage);
    write("=HYPERLINK(\"x\")", "x", "a,b");

    // then
    AuditEntry entry = all().get(0);
    assertThat(AuditExport.CSV.line(entry)).contains(",\"'=HYPERLINK(\"\"x\"\")\",x,\"a,b\",");
    assertThat(AuditExport.NDJSON.line(entry)).contains("\"subject\":\"a,b\"").endsWith("\n");
  }

  @Test
  void aTimeThatTheDatabaseCanNotHoldIsRefused() {
    for (String time : List.of("+999999999-01-01T00:00:00Z", "-0001-01-01T00:00:00Z")) {
      assertThatThrownBy(() -> AuditFilter.parse(null, null, null, time, null, NEWEST))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("`from` must be in the years 1970 to 9999");
    }
  }
}
