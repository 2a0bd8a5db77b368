/**
 * Sends requests when they are due and reports how each one ended. One event loop is a {@link
 * Lane}; it owns its connections, its part of each schedule and its counts, so nothing is shared or
 * locked.
 */
package io.planewatch.loadgen.sending;
