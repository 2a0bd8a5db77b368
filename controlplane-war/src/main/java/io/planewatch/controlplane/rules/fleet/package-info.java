/**
 * Fleet rules: one expression with a threshold for each environment, run as one rule a plane that
 * is narrowed to that plane and bears its name, as far as the author may see.
 */
package io.planewatch.controlplane.rules.fleet;
