package io.planewatch.controlplane.coverage;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.engine.InstantVector;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.promql.Expr;
import jakarta.json.JsonException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Knows which planes have fresh data, by asking the engine now and then; a request asks only this.
 */
public final class FreshPlanes {
  /**
   * A plane's last scrape brought samples: true neither for a dead collector nor for a live one
   * behind which the plane is dead.
   */
  private static final String QUERY =
      "max by (data_plane) (scrape_samples_scraped{data_plane!=\"\"}) > 0";

  private final Engine engine;
  private final Supplier<Collection<Member>> members;
  private final Consumer<Instant> returned;
  private final Gaps gaps = new Gaps();
  private volatile Optional<Set<String>> fresh = Optional.empty();

  /**
   * @param members the planes that are expected to send data
   * @param returned told when data of a plane is back, and since when it was missing
   */
  public FreshPlanes(
      Engine engine, Supplier<Collection<Member>> members, Consumer<Instant> returned) {
    this.engine = engine;
    this.members = members;
    this.returned = returned;
  }

  /** Asks the engine. While it does not answer, nothing is known and nothing is said. */
  public void refresh() {
    try (EngineAnswer answer = engine.ask("query", Parameters.of("query", QUERY))) {
      byte[] body = answer.readAll();
      fresh =
          answer.isSuccess()
              ? Optional.of(InstantVector.read(body).valuesOf("data_plane"))
              : Optional.empty();
      fresh.ifPresent(planes -> look(answer.askedAt(), planes));
    } catch (EngineUnavailable | UncheckedIOException | JsonException away) {
      fresh = Optional.empty();
    }
  }

  private void look(Instant now, Set<String> planes) {
    List<String> expected = members.get().stream().map(Member::id).toList();
    gaps.endedAt(now, expected, planes).ifPresent(returned);
  }

  /**
   * What is missing from the answer to a query; empty when nothing is, or it is about fewer than
   * two planes, or it is not known.
   */
  public Optional<Coverage> incompleteness(Expr scopedQuery) {
    Optional<Set<String>> known = fresh;
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Collection<Member> expected = members.get();
    if (expected.stream().allMatch(member -> known.get().contains(member.id()))) {
      return Optional.empty();
    }
    List<Member> selected = Selected.by(scopedQuery, expected);
    List<String> missing =
        selected.stream().map(Member::id).filter(id -> !known.get().contains(id)).sorted().toList();
    return selected.size() < 2 || missing.isEmpty()
        ? Optional.empty()
        : Optional.of(new Coverage(selected.size(), missing));
  }
}
