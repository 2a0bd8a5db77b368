package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.CallerShare;
import io.planewatch.controlplane.planes.PlaneSet;

/**
 * The data planes that one request may read.
 *
 * @param share whose places and memory the request takes
 * @param planes what the request narrowed it to
 */
record Reach(CallerShare share, PlaneSet planes) {}
