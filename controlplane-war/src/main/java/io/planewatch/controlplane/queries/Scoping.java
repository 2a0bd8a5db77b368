package io.planewatch.controlplane.queries;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.promql.Expr;
import io.planewatch.controlplane.promql.LabelSize;
import io.planewatch.controlplane.promql.Matcher;
import io.planewatch.controlplane.promql.Narrowing;
import io.planewatch.controlplane.promql.Printer;
import io.planewatch.controlplane.promql.UnknownSyntax;
import java.util.Optional;

/**
 * Turns what a caller wrote into what the engine may be asked. The engine's own parser reads the
 * text; the planes are put into the tree; the tree is printed; and the engine must read the print
 * as exactly the tree that was meant.
 */
public final class Scoping {
  /**
   * Of the labels that a query makes for one series: sixteen copies of a long one, and literals.
   */
  private static final int MOST_LABEL_CHARS = 16 * LabelSize.STORED + 4096;

  private record Key(String query, Optional<Matcher> planes) {}

  private final Parser parser;
  private final Cache<Key, ScopedQuery> known;
  private volatile Object era = new Object();

  /**
   * A scoping that remembers what it scoped.
   *
   * @param mostBytes bound on the memory of known queries
   */
  public Scoping(Parser parser, long mostBytes) {
    this.parser = parser;
    this.known =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes)
            // A text, its print, and a tree of a few dozen bytes for each character.
            .weigher(
                (Key key, ScopedQuery query) ->
                    512 + 16 * (key.query().length() + query.text().length()))
            .build();
  }

  /**
   * The query within those planes.
   *
   * @throws ApiError when the text is no query, is too long or deep, or can't be isolated
   */
  public ScopedQuery scope(String query, PlaneSet planes) {
    Key key = new Key(query, PlaneMatcher.of(planes));
    ScopedQuery scoped = known.getIfPresent(key);
    if (scoped == null) {
      Object before = era;
      scoped = scoped(key);
      if (era == before) {
        known.put(key, scoped);
        if (era != before) {
          // It was forgotten in between, and must not come back.
          known.invalidate(key);
        }
      }
    }
    return scoped;
  }

  /** The query within those planes where it has been scoped before, without asking the engine. */
  Optional<ScopedQuery> known(String query, PlaneSet planes) {
    return Optional.ofNullable(known.getIfPresent(new Key(query, PlaneMatcher.of(planes))));
  }

  /** Reads every query anew: the engine may have come back as another version. */
  void forget() {
    era = new Object();
    known.invalidateAll();
  }

  /** Another one once what was scoped before is to be read anew. */
  Object era() {
    return era;
  }

  private ScopedQuery scoped(Key key) {
    Nesting.requireBounded(key.query());
    try {
      Expr asked = parser.parse(key.query());
      Expr meant =
          key.planes()
              .map(planes -> Narrowing.within(planes, asked))
              .orElseGet(() -> Narrowing.canonical(asked));
      requireBoundedLabels(meant);
      String text = Printer.print(meant);
      if (!parser.parse(text).equals(meant)) {
        throw ApiError.execution(
            "this version of Planewatch can't isolate this query: the engine reads its scoped form"
                + " otherwise");
      }
      return new ScopedQuery(text, Optional.of(meant), Stepwise.is(meant));
    } catch (NoTree indescribable) {
      // Without a tree nobody can tell how long label_join and label_replace make the labels.
      if (key.planes().isEmpty() && !key.query().contains("label_")) {
        return new ScopedQuery(key.query(), Optional.empty(), false);
      }
      throw ApiError.execution(
          "the engine can't describe a query with fill(NaN) or fill(Inf), so it can't be isolated;"
              + " use a number");
    } catch (UnknownSyntax unknown) {
      throw ApiError.execution(unknown.getMessage());
    }
  }

  private static void requireBoundedLabels(Expr expr) {
    if (LabelSize.of(expr).added() > MOST_LABEL_CHARS) {
      throw ApiError.execution(
          "label_replace and label_join repeat labels too often: together they may make labels of"
              + " at most "
              + MOST_LABEL_CHARS
              + " characters from labels of "
              + LabelSize.STORED
              + " characters");
    }
  }
}
