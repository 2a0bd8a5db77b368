/** Who changed what and when, written in the transaction of the change itself. */
package io.planewatch.controlplane.access.audit;
