/**
 * Objectives: which share of events must be good, what is left of the rest in each environment, and
 * the alerts when it is used up too fast. Events are counted each minute by recording rules, one a
 * plane.
 */
package io.planewatch.controlplane.objectives;
