/**
 * The order in which features start. {@code Start} fires two events and knows no feature: first
 * {@link io.planewatch.controlplane.startup.ReadSettings}, then {@link
 * io.planewatch.controlplane.startup.LoadState}; then it adds every {@link
 * io.planewatch.controlplane.startup.RequestFilter} and starts every periodic job that CDI finds.
 */
package io.planewatch.controlplane.startup;
