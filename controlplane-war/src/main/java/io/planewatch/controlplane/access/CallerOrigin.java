package io.planewatch.controlplane.access;

import java.util.Optional;

/**
 * Whose requests, documents and tokens count together: all that act for one account, and all that
 * was made with one API token of the operator. An account or a token makes as many further tokens
 * as it likes, and gets no larger share by them. The operator and the operator's guests, who have
 * neither, count by name.
 */
public final class CallerOrigin {
  private CallerOrigin() {}

  /** A key of at most 100 characters; {@code account:ID}, {@code token:ID} or {@code name:NAME}. */
  public static String of(Caller caller) {
    return accountOrToken(caller).orElseGet(() -> "name:" + caller.name());
  }

  /** The same key; empty for the operator and the operator's guests. */
  public static Optional<String> accountOrToken(Caller caller) {
    return caller
        .account()
        .map(account -> "account:" + account)
        .or(() -> caller.lineage().firstApiToken().map(token -> "token:" + token));
  }
}
