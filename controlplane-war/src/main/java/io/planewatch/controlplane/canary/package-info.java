/** A series that each plane writes, read back every minute: whether the whole way works. */
package io.planewatch.controlplane.canary;
