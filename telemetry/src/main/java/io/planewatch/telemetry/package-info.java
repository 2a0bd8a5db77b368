/**
 * HTTP server telemetry by OpenTelemetry's semantic conventions for any Jakarta REST application: a
 * jar in WEB-INF/lib, no code.
 *
 * <p>A servlet filter measures, because only it sees what the entity writer, an asynchronous
 * completion or a path outside the application did; a Jakarta REST filter merely tells it the
 * template of the route.
 */
package io.planewatch.telemetry;
