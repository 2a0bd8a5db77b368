package io.planewatch.controlplane.planes.addresses;

import io.planewatch.controlplane.planes.Address;
import java.time.Instant;

/** Which addresses administrators fixed for planes, in the words in which they wrote them. */
public interface FixedAddresses {
  /** An administrator named this very address for the plane. */
  boolean isFixedFor(String planeId, Address address, Instant now);

  /** An administrator named this very address for another plane. */
  boolean isFixedForAnother(String planeId, Address address, Instant now);
}
