package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.promql.Expr;
import io.planewatch.controlplane.promql.Narrowing;
import io.planewatch.controlplane.promql.Printer;
import io.planewatch.controlplane.promql.UnknownSyntax;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A parser whose syntax tree was verified to be complete. Before the first query, and whenever
 * another version of the engine may answer, it reads the queries of every {@link Construct}; what
 * does not come through is refused by name. An engine that is unavailable or starting changes
 * nothing.
 */
final class ConformingParser implements Parser {
  private static final Logger LOGGER = System.getLogger(ConformingParser.class.getName());

  /** An engine that changes more often than this during one query is not relied on. */
  private static final int MOST_TRIES = 3;

  /** What an examination found, and of which engine. */
  private record Examined(int generation, List<Construct> lost) {}

  private final Parser parser;
  private final Optional<Readings> readings;
  private final AtomicInteger generation = new AtomicInteger();
  private volatile Optional<Examined> examined = Optional.empty();
  private volatile List<Construct> lostBefore = List.of();

  ConformingParser(Parser parser) {
    this(parser, Optional.empty());
  }

  /**
   * @param readings of who answers, when that is not who parses
   */
  ConformingParser(Parser parser, Optional<Readings> readings) {
    this.parser = parser;
    this.readings = readings;
  }

  /**
   * Examines again before the next query: another version may answer. What the former one did not
   * carry stays refused until {@link #settle}, as both may answer for a while.
   */
  void forget() {
    lostBefore = examined.map(Examined::lost).orElse(lostBefore);
    generation.incrementAndGet();
  }

  /** One version answers from now on, so it alone is examined. */
  void settle() {
    lostBefore = List.of();
    examined = Optional.empty();
    generation.incrementAndGet();
  }

  @Override
  public Expr parse(String query) {
    for (int i = 0; i < MOST_TRIES; i++) {
      int before = generation.get();
      requireCarried(query);
      Expr expr = parser.parse(query);
      if (generation.get() == before) {
        return expr;
      }
    }
    throw new EngineUnavailable("the engine is being replaced by another version; try again soon");
  }

  private void requireCarried(String query) {
    List<Construct> notCarried = lost();
    if (notCarried.isEmpty()) {
      return;
    }
    String bare = Lexer.bare(query);
    for (Construct construct : notCarried) {
      if (construct.mayBeIn(bare)) {
        throw ApiError.execution(
            "the engine's syntax tree does not carry "
                + construct.words()
                + ", or the engine that answers reads them otherwise, so a query with them can't be"
                + " isolated");
      }
    }
  }

  private List<Construct> lost() {
    int now = generation.get();
    Optional<Examined> known = examined.filter(last -> last.generation() == now);
    if (known.isPresent()) {
      return known.get().lost();
    }
    List<Construct> found = examine();
    for (Construct construct : lostBefore) {
      if (!found.contains(construct)) {
        found.add(construct);
      }
    }
    examined = Optional.of(new Examined(now, List.copyOf(found)));
    return found;
  }

  private List<Construct> examine() {
    List<Construct> notCarried = new ArrayList<>();
    for (Construct construct : Construct.ALL) {
      if (!construct.printedByQuery().entrySet().stream().allMatch(this::isCarried)) {
        notCarried.add(construct);
        LOGGER.log(
            Level.WARNING,
            "The engine''s syntax tree does not carry {0}; queries with them are refused.",
            construct.words());
      } else if (!construct.probes().stream().allMatch(this::isReadAlike)) {
        notCarried.add(construct);
        LOGGER.log(
            Level.WARNING,
            "The engine that answers reads {0} otherwise than the one that parses; queries with"
                + " them are refused.",
            construct.words());
      }
    }
    return notCarried;
  }

  private boolean isReadAlike(String probe) {
    return readings.map(both -> both.agreeOn(probe)).orElse(true);
  }

  private boolean isCarried(Map.Entry<String, String> example) {
    try {
      return Printer.print(Narrowing.canonical(parser.parse(example.getKey())))
          .equals(example.getValue());
    } catch (ApiError refused) {
      // An engine that refuses the construct by itself has it switched off, and nothing can be
      // lost.
      return refused.isBadData();
    } catch (UnknownSyntax unknown) {
      return false;
    }
  }
}
