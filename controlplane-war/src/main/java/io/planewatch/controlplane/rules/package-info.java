/**
 * Brings rules that people write by the API into the engine: one writer, checked, and taken back
 * when the engine refuses them.
 */
package io.planewatch.controlplane.rules;
