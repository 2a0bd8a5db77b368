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

/**
 * A parser whose tree is known to carry what it is trusted with. Before the first query, and
 * whenever the engine was away and may have come back as another version, it reads the queries of
 * every {@link Construct}; what does not come through is refused by name.
 */
final class ConformingParser implements Parser {
  private static final Logger LOGGER = System.getLogger(ConformingParser.class.getName());

  private final Parser parser;
  private final Optional<Readings> readings;
  private volatile Optional<List<Construct>> lost = Optional.empty();

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

  /** Examines again before the next query: another version may have come back. */
  void forget() {
    lost = Optional.empty();
  }

  @Override
  public Expr parse(String query) {
    try {
      requireCarried(query);
      return parser.parse(query);
    } catch (EngineUnavailable away) {
      lost = Optional.empty();
      throw away;
    }
  }

  private void requireCarried(String query) {
    List<Construct> notCarried = lost.orElseGet(this::examine);
    if (notCarried.isEmpty()) {
      return;
    }
    String bare = Lexer.bare(query);
    for (Construct construct : notCarried) {
      if (construct.mayBeIn(bare)) {
        throw ApiError.execution(
            "the engine's syntax tree does not carry "
                + construct.words()
                + ", or the engine that answers reads them otherwise, so a query with them can't be isolated");
      }
    }
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
            "The engine that answers reads {0} otherwise than the one that parses; queries with them are refused.",
            construct.words());
      }
    }
    lost = Optional.of(List.copyOf(notCarried));
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
      // The engine refuses the construct by itself: it is switched off there, and nothing can be
      // lost.
      return true;
    } catch (UnknownSyntax unknown) {
      return false;
    }
  }
}
