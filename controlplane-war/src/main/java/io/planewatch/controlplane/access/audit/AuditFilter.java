package io.planewatch.controlplane.access.audit;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.RequestTime;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which entries of the audit log are asked for. The texts are parts of the field, upper and lower
 * case alike.
 *
 * @param from inclusive
 * @param to exclusive
 * @param before entries with a smaller id
 */
record AuditFilter(
    Optional<String> actor,
    Optional<String> action,
    Optional<String> subject,
    Optional<Instant> from,
    Optional<Instant> to,
    long before) {
  private static final int MAX_TEXT = 200;
  private static final int MAX_TIME = 40;

  static AuditFilter parse(
      String actor, String action, String subject, String from, String to, long before) {
    return new AuditFilter(
        text("actor", actor),
        text("action", action),
        text("subject", subject),
        time("from", from),
        time("to", to),
        before);
  }

  private static Optional<String> text(String field, String value) {
    String stripped = value == null ? "" : value.strip();
    if (stripped.length() > MAX_TEXT) {
      throw ProblemException.invalid(
          "`" + field + "` must have at most " + MAX_TEXT + " characters.");
    }
    return Optional.of(stripped).filter(given -> !given.isEmpty());
  }

  private static Optional<Instant> time(String field, String value) {
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(bounded(field, Instant.parse(value)));
    } catch (DateTimeParseException e) {
      String shown = value.length() <= MAX_TIME ? value : value.substring(0, MAX_TIME) + "…";
      throw ProblemException.invalid(
          "`"
              + field
              + "`: cannot parse \""
              + shown
              + "\" as a time. Use RFC 3339 in UTC, such as 2026-11-29T18:00:00Z.");
    }
  }

  /** A database does not take every time that Java can write. */
  private static Instant bounded(String field, Instant time) {
    if (!RequestTime.isWithinBounds(time)) {
      throw ProblemException.invalid("`" + field + "` must be in the years 1970 to 9999.");
    }
    return time;
  }

  AuditFilter before(long id) {
    return new AuditFilter(actor, action, subject, from, to, id);
  }

  /** Newest first. */
  TypedQuery<AuditEntry> query(EntityManager entities) {
    StringBuilder text = new StringBuilder("select e from AuditEntry e where e.id < :before");
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("before", before);
    Map.of("actor", actor, "action", action, "subject", subject)
        .forEach(
            (field, part) ->
                part.ifPresent(
                    given -> {
                      text.append(" and lower(e.%s) like :%s escape '!'".formatted(field, field));
                      parameters.put(field, "%" + escaped(given) + "%");
                    }));
    from.ifPresent(
        given -> {
          text.append(" and e.at >= :from");
          parameters.put("from", given.atOffset(ZoneOffset.UTC));
        });
    to.ifPresent(
        given -> {
          text.append(" and e.at < :to");
          parameters.put("to", given.atOffset(ZoneOffset.UTC));
        });
    TypedQuery<AuditEntry> query =
        entities.createQuery(text.append(" order by e.id desc").toString(), AuditEntry.class);
    parameters.forEach(query::setParameter);
    return query;
  }

  private static String escaped(String part) {
    return part.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
