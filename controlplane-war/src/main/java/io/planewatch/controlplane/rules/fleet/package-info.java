/**
 * Fleet rules: one expression with a threshold for each environment. It runs as one rule for each
 * data plane of the author's grants, restricted to that data plane and with its name.
 */
package io.planewatch.controlplane.rules.fleet;
