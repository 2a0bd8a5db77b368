package io.planewatch.controlplane.queries;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;

/**
 * What was made of scoped queries for rules, without their trees. All rules of all planes are
 * wanted every few seconds, which are more queries than {@link Scoping} remembers.
 *
 * @param <K> all that a text is made of
 */
public final class ScopedTexts<K> {
  private static final long MOST_BYTES = 32L << 20;

  private record Key<K>(Object era, K made) {}

  private final Scoping scoping;
  private final Cache<Key<K>, String> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Key<K> key, String text) -> 256 + text.length())
          .build();

  public ScopedTexts(Scoping scoping) {
    this.scoping = scoping;
  }

  /**
   * @param make asked when the text is not known, or its queries are to be read anew; what it
   *     throws is passed on
   */
  public String of(K made, Supplier<String> make) {
    Key<K> key = new Key<>(scoping.era(), made);
    String text = known.getIfPresent(key);
    if (text == null) {
      text = make.get();
      known.put(key, text);
    }
    return text;
  }
}
