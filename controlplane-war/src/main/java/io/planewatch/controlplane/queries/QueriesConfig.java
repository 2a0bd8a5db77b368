package io.planewatch.controlplane.queries;

import static java.util.Objects.requireNonNull;

import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.ranges.Freshness;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Settings of the facade.
 *
 * @param upstream who answers queries: Prometheus or Thanos query
 * @param upstreamKind which of the two
 * @param parsers who parses them, tried in this order: always Prometheus, as Thanos can't
 * @param readTimeout maximum time of an answer that is not a query
 * @param timeout maximum time of a query in the engine if the caller sets no timeout
 * @param mostTimeout the same, whatever its caller wishes
 * @param cacheBytes bound on cached answers
 * @param mostAnswerBytes bound on one answer
 * @param answersBytes bound on what all answers on their way hold together
 * @param connections how many connections are kept towards {@code upstream} at most
 * @param admission how many requests of one caller, and of all, may be at the engine at once
 * @param senders how many requests of one caller, and of all, may wait for a shared answer
 */
public record QueriesConfig(
    URI upstream,
    UpstreamKind upstreamKind,
    List<URI> parsers,
    Duration connectTimeout,
    Duration readTimeout,
    Duration timeout,
    Duration mostTimeout,
    long cacheBytes,
    int mostAnswerBytes,
    long answersBytes,
    int connections,
    Admission.Limits admission,
    Senders.Limits senders,
    Freshness freshness) {
  public static final String PREFIX = "planewatch.queries";

  public QueriesConfig {
    requireNonNull(upstream, "upstream is null");
    requireNonNull(upstreamKind, "upstreamKind is null");
    parsers = List.copyOf(parsers);
    requireNonNull(admission, "admission is null");
    requireNonNull(senders, "senders is null");
    requirePositive("queue-timeout", admission.patience());
    requirePositive("connect-timeout", connectTimeout);
    requirePositive("read-timeout", readTimeout);
    requirePositive("timeout", timeout);
    requirePositive("most-timeout", mostTimeout);
    requireAtLeast("cache-bytes", cacheBytes, 0);
    requireAtLeast("most-answer-bytes", mostAnswerBytes, 1024);
    requireAtLeast("answers-bytes", answersBytes, 8L << 20);
    requireAtLeast("connections", connections, 1);
  }

  public static QueriesConfig from(Settings settings) {
    URI upstream = settings.uri("upstream").orElse(URI.create("http://127.0.0.1:9090"));
    List<URI> parsers = settings.uris("parser", List.of(upstream));
    return new QueriesConfig(
        upstream,
        upstreamKind(settings, parsers.contains(upstream)),
        parsers,
        settings.duration("connect-timeout", Duration.ofMillis(200)),
        settings.duration("read-timeout", Duration.ofSeconds(30)),
        settings.duration("timeout", Duration.ofSeconds(30)),
        settings.duration("most-timeout", Duration.ofMinutes(2)),
        whole(settings, "cache-bytes", 128L << 20),
        Math.toIntExact(whole(settings, "most-answer-bytes", 64L << 20)),
        whole(settings, "answers-bytes", 64L << 20),
        Math.toIntExact(whole(settings, "connections", 64)),
        admission(settings),
        senders(settings),
        new Freshness(
            settings.duration("settled-after", Duration.ofMinutes(1)),
            settings.duration("out-of-order-window", Duration.ZERO),
            settings.duration("out-of-order-life", Duration.ofMinutes(1))));
  }

  private static Admission.Limits admission(Settings settings) {
    int inAll = within(settings, "most-at-once-in-all", 16, 4, 1000);
    return new Admission.Limits(
        within(settings, "most-at-once", Math.min(8, inAll - 1), 1, inAll - 1),
        inAll,
        within(settings, "most-queued", 16, 0, 1000),
        within(settings, "most-queued-in-all", 64, 0, 10_000),
        settings.duration("queue-timeout", Duration.ofSeconds(5)));
  }

  private static Senders.Limits senders(Settings settings) {
    int inAll = within(settings, "most-sharing-in-all", 4000, 1, 100_000);
    return new Senders.Limits(
        within(settings, "most-sharing", Math.min(1000, inAll), 1, inAll), inAll);
  }

  private static int within(Settings settings, String name, int absent, int least, int most) {
    int value = settings.integer(name, absent);
    if (value < least || value > most) {
      throw new InvalidSetting(
          PREFIX + "." + name, "must be between " + least + " and " + most + ", but is " + value);
    }
    return value;
  }

  /** An eighth of the cache is the most that one answer may take of it. */
  Relay.Bounds bounds() {
    long kept = Math.max(1L << 20, cacheBytes / 8);
    return new Relay.Bounds(mostAnswerBytes, (int) Math.min(kept, mostAnswerBytes));
  }

  Timeouts timeouts() {
    return new Timeouts(timeout, mostTimeout);
  }

  /** Who needs somebody else to parse is Thanos, unless it is said. */
  private static UpstreamKind upstreamKind(Settings settings, boolean parses) {
    return settings
        .text("upstream-kind")
        .map(text -> upstreamKind(settings.key("upstream-kind"), text))
        .orElse(parses ? UpstreamKind.PROMETHEUS : UpstreamKind.THANOS);
  }

  private static UpstreamKind upstreamKind(String key, String text) {
    return switch (text) {
      case "prometheus" -> UpstreamKind.PROMETHEUS;
      case "thanos" -> UpstreamKind.THANOS;
      default ->
          throw new InvalidSetting(key, "must be prometheus or thanos, but is '" + text + "'");
    };
  }

  private static long whole(Settings settings, String name, long absent) {
    try {
      return settings.text(name).map(Long::valueOf).orElse(absent);
    } catch (NumberFormatException notWhole) {
      throw new InvalidSetting(
          PREFIX + "." + name, "'" + settings.text(name).orElse("") + "' is not a whole number");
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new InvalidSetting(PREFIX + "." + name, "must be positive, but is " + value);
    }
  }

  private static void requireAtLeast(String name, long value, long least) {
    if (value < least) {
      throw new InvalidSetting(
          PREFIX + "." + name, "must be at least " + least + ", but is " + value);
    }
  }
}
