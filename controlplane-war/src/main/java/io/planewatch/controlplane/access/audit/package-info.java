/** The audit log. Each entry is written in the transaction of the change. */
package io.planewatch.controlplane.access.audit;
