package io.planewatch.loadgen.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The values that stand for {@code ${name}} in requests. The k-th request of a target takes a value
 * that depends on k and the name alone, so a run can be repeated request by request.
 */
public final class Feeds {

  /** The request's own number, for values that shall never repeat. */
  public static final String SEQUENCE = "seq";

  // A line break in a value could start a header, or another request.
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final Map<String, Feed> feeds;

  private Feeds(Map<String, Feed> feeds) {
    this.feeds = Map.copyOf(feeds);
  }

  /** Values by turns, or each time any of them. */
  public record Feed(List<String> values, boolean random) {

    public Feed {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("a feed needs at least one value");
      }
      if (values.stream().anyMatch(value -> CONTROL.matcher(value).find())) {
        throw new IllegalArgumentException("a feed's values can't hold line breaks or tabs");
      }
    }
  }

  public static Feeds none() {
    return new Feeds(Map.of());
  }

  /** The sample shop's product ids and search terms, and the statuses of injected errors. */
  public static Feeds shop() {
    return none()
        .and("error-status", new Feed(List.of("500", "500", "502", "503"), true))
        .and("product", new Feed(List.of("1", "2", "3", "4", "5"), true))
        .and(
            "term",
            new Feed(List.of("laptop", "phone", "headphones", "monitor", "keyboard"), true));
  }

  public Feeds and(String name, Feed feed) {
    Map<String, Feed> all = new LinkedHashMap<>(feeds);
    all.put(name, feed);
    return new Feeds(all);
  }

  /** Says which variable of the text has no feed, by throwing. */
  void check(String text) {
    for (String name : Template.of(text).variables()) {
      if (!name.equals(SEQUENCE) && !feeds.containsKey(name)) {
        throw new IllegalArgumentException("no feed gives ${" + name + "}");
      }
    }
  }

  public String value(String name, long k) {
    if (name.equals(SEQUENCE)) {
      return Long.toString(k);
    }
    Feed feed = feeds.get(name);
    long place = feed.random() ? scatter(k + name.hashCode() * GOLDEN_GAMMA) : k;
    return feed.values().get((int) Math.floorMod(place, (long) feed.values().size()));
  }

  /** SplitMix64's finisher: neighbouring numbers land anywhere. */
  private static long scatter(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
