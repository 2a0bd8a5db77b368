/**
 * The one place where requests are let in: who sent it, and whether the resource method serves
 * them.
 */
package io.planewatch.controlplane.access.gate;
