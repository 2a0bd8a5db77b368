package io.planewatch.controlplane.alerts.silences;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerOrigin;
import io.planewatch.controlplane.annotations.Period;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.queries.PlaneMatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A silence as it is asked for.
 *
 * @param kind silence, or maintenance: a window in which nothing of the named planes is notified
 * @param planes null for all that the caller may see; a maintenance window names them
 * @param matchers of the alerts' labels; may be left out in a maintenance window
 * @param from RFC 3339 or seconds since 1970; null for now
 * @param to required
 */
public record NewSilence(
    String kind,
    List<String> planes,
    List<NewMatcher> matchers,
    String from,
    String to,
    String reason) {
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final int MOST_MATCHERS = 20;
  private static final int MOST_REASON = 500;
  private static final int MOST_VALUES = 1000;

  /**
   * @param isRegex null for false
   * @param isEqual null for true
   */
  public record NewMatcher(String name, String value, Boolean isRegex, Boolean isEqual) {
    SilenceMatcher checked() {
      return SilenceMatcher.checked(
          name, value, Boolean.TRUE.equals(isRegex), !Boolean.FALSE.equals(isEqual));
    }
  }

  List<String> named() {
    return planes == null ? List.of() : planes;
  }

  /**
   * The silence, with a condition on the planes unless they are all there are.
   *
   * @param reached what the caller may silence of what is named
   * @throws ProblemException that names the field that is wrong
   */
  Silence checked(PlaneSet reached, Caller owner, Instant now) {
    Silence.Kind wanted = wantedKind();
    return new Silence(
        UUID.randomUUID().toString(),
        wanted,
        allMatchers(wanted, reached),
        reached,
        checkedReason(),
        owner.name(),
        CallerOrigin.of(owner),
        period(now));
  }

  private Silence.Kind wantedKind() {
    if (kind == null || kind.equals("silence")) {
      return Silence.Kind.SILENCE;
    }
    if (!kind.equals("maintenance")) {
      throw ProblemException.invalid("kind: '" + kind + "' is neither silence nor maintenance.");
    }
    if (named().isEmpty()) {
      throw ProblemException.invalid("planes: a maintenance window names its data planes.");
    }
    return Silence.Kind.MAINTENANCE;
  }

  private List<SilenceMatcher> allMatchers(Silence.Kind wanted, PlaneSet reached) {
    List<NewMatcher> given = matchers == null ? List.of() : matchers;
    if (given.size() > MOST_MATCHERS || (given.isEmpty() && wanted == Silence.Kind.SILENCE)) {
      throw ProblemException.invalid("matchers: 1 to " + MOST_MATCHERS + " are needed.");
    }
    if (given.stream().anyMatch(Objects::isNull)) {
      throw ProblemException.invalid("matchers: null is none.");
    }
    List<SilenceMatcher> all = new ArrayList<>();
    given.forEach(matcher -> all.add(matcher.checked()));
    if (all.stream().mapToInt(matcher -> matcher.value().length()).sum() > MOST_VALUES) {
      throw ProblemException.invalid(
          "matchers: the values have at most " + MOST_VALUES + " characters together.");
    }
    PlaneMatcher.of(reached)
        .ifPresent(own -> all.add(new SilenceMatcher(own.name(), own.value(), true, true)));
    return all;
  }

  private String checkedReason() {
    String given = reason == null ? "" : reason.strip();
    if (given.isEmpty() || given.length() > MOST_REASON) {
      throw ProblemException.invalid(
          "reason: is required, at most " + MOST_REASON + " characters.");
    }
    if (given.indexOf('\0') >= 0) {
      throw ProblemException.invalid("reason: must not hold the character U+0000.");
    }
    return given;
  }

  private Period period(Instant now) {
    if (to == null) {
      throw ProblemException.invalid("to: is required; a silence has an end.");
    }
    Instant begin = from == null ? now : Period.instant("from", from);
    Period period = new Period(begin, Period.instant("to", to));
    if (!period.to().isAfter(now) || begin.plus(LONGEST).isBefore(period.to())) {
      throw ProblemException.invalid("to: must be in the future and at most 90 days after from.");
    }
    return period;
  }
}
