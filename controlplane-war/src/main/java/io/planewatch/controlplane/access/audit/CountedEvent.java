package io.planewatch.controlplane.access.audit;

import java.time.Instant;
import java.util.Optional;

/** Equal events of one minute, which share an entry of the audit log. */
record CountedEvent(
    Instant minute,
    String actor,
    String action,
    String subject,
    String detail,
    Optional<String> clientAddress) {}
