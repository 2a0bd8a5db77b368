/** The control plane's web application: what starts it, and nothing else. */
package io.planewatch.controlplane;
