/**
 * Where planes' announced addresses lead, looked up again and again: a name leads where its owner
 * wants, and so Prometheus gets the IP address that was checked here.
 */
package io.planewatch.controlplane.planes.addresses;
