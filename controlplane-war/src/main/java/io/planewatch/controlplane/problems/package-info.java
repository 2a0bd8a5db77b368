/**
 * Answers to refused or failed requests: RFC 9457 problem details, and Prometheus's error envelope
 * below {@code /api/v1}, where Prometheus's clients would not read anything else.
 */
package io.planewatch.controlplane.problems;
