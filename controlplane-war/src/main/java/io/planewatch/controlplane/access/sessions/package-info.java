/**
 * Signing in by a one-time link, and the browser sessions that follow; they live in the database,
 * so that any replica answers.
 */
package io.planewatch.controlplane.access.sessions;
