/** How many series planes, metrics and labels have, against a budget. */
package io.planewatch.controlplane.cardinality;
