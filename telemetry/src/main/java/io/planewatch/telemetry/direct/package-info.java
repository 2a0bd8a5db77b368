/** The direct path: Prometheus scrapes the application itself, with no collector in between. */
package io.planewatch.telemetry.direct;
