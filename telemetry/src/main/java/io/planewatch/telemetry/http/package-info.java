/** Measures HTTP requests: a servlet filter does, and a Jakarta REST filter tells it the route. */
package io.planewatch.telemetry.http;
