/**
 * What the servlet API does not offer, asked of the HTTP server below it: Grizzly, which Payara
 * brings.
 */
package io.planewatch.controlplane.grizzly;
