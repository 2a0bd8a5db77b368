package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.planes.PlaneSet;

/**
 * What one request may see.
 *
 * @param granted all that its caller may see: who shares it shares places and memory
 * @param planes what the request narrowed it to
 */
record Reach(PlaneSet granted, PlaneSet planes) {}
