/**
 * PromQL as a syntax tree: read from the engine's own parser, narrowed to the planes of a caller,
 * and printed again.
 *
 * <p>There is no parser here on purpose: label proxies break where proxy and engine read a text
 * differently.
 */
package io.planewatch.controlplane.promql;
