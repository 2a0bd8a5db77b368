/**
 * Reads configuration so that a wrong value is named by its key, with the rule that it breaks.
 * Every feature keeps one record per prefix, made here at start, so that a bad value stops the
 * start instead of a later request.
 */
package io.planewatch.controlplane.settings;
