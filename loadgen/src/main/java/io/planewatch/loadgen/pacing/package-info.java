/**
 * When each request belongs. Pure arithmetic on seconds since the start of a run: nothing here
 * reads a clock, so every promise about a schedule can be checked without waiting for it.
 */
package io.planewatch.loadgen.pacing;
