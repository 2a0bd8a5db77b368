package io.planewatch.controlplane.access.audit;

import io.planewatch.controlplane.problems.ProblemException;
import jakarta.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The formats in which the audit log is exported: a header where there is one, then a line each.
 */
enum AuditExport {
  /** RFC 4180. */
  CSV("text/csv;charset=UTF-8") {
    @Override
    String header() {
      return "id,at,lastAt,occurrences,actor,action,subject,detail,clientAddress\r\n";
    }

    @Override
    String line(AuditEntry entry) {
      return Stream.of(
                  Long.toString(entry.id()),
                  entry.at().toString(),
                  entry.lastAt().toString(),
                  Long.toString(entry.occurrences()),
                  entry.actor(),
                  entry.action(),
                  entry.subject(),
                  entry.detail(),
                  entry.clientAddress().orElse(""))
              .map(AuditExport::cell)
              .collect(Collectors.joining(","))
          + "\r\n";
    }
  },

  /** One JSON object a line. */
  NDJSON("application/x-ndjson") {
    @Override
    String header() {
      return "";
    }

    @Override
    String line(AuditEntry entry) {
      return Json.createObjectBuilder()
              .add("id", entry.id())
              .add("at", entry.at().toString())
              .add("lastAt", entry.lastAt().toString())
              .add("occurrences", entry.occurrences())
              .add("actor", entry.actor())
              .add("action", entry.action())
              .add("subject", entry.subject())
              .add("detail", entry.detail())
              .add("clientAddress", entry.clientAddress().orElse(""))
              .build()
          + "\n";
    }
  };

  private final String mediaType;

  AuditExport(String mediaType) {
    this.mediaType = mediaType;
  }

  static AuditExport parse(String format) {
    try {
      return valueOf(String.valueOf(format).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("`format` must be csv or ndjson.");
    }
  }

  abstract String header();

  abstract String line(AuditEntry entry);

  String mediaType() {
    return mediaType;
  }

  String fileName() {
    return "audit." + name().toLowerCase(Locale.ROOT);
  }

  /** A spreadsheet runs a cell that begins like a formula; an apostrophe makes it a text. */
  private static String cell(String text) {
    String safe =
        List.of("=", "+", "-", "@", "\t", "\r").stream().anyMatch(text::startsWith)
            ? "'" + text
            : text;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
