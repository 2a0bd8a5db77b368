/**
 * What is answered when a request is refused or fails: RFC 9457 problem details, and Prometheus's
 * own error envelope below {@code /api/v1}, where Prometheus's clients would not read anything
 * else.
 */
package io.planewatch.controlplane.problems;
