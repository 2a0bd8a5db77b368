package io.planewatch.controlplane.planes;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.access.Grants;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaneDirectoryTest {
  private static final Grants PROD_AND_RETAIL =
      new Grants.Restricted(Set.of(), Set.of("prod"), Set.of("retail"));

  private final PlaneDirectory directory = new PlaneDirectory();

  @BeforeEach
  void fill() {
    directory.replace(entries(), 5);
  }

  private static Map<String, PlaneEntry> entries() {
    Map<String, PlaneEntry> entries = new TreeMap<>();
    for (PlaneEntry entry :
        new PlaneEntry[] {
          PlaneEntries.of("eu", "prod", "bank"),
          PlaneEntries.of("us", "prod", "retail"),
          PlaneEntries.of("qa", "qa", "retail"),
          PlaneEntries.of("dev", "dev", "bank")
        }) {
      entries.put(entry.id(), entry);
    }
    return entries;
  }

  @Test
  void theUnrestrictedReachEverything() {
    assertThat(directory.resolve(Grants.unrestricted()))
        .isEqualTo(new ResolvedPlanes(new PlaneSet.All(), 5));
  }

  @Test
  void grantsAddUp() {
    assertThat(directory.resolve(PROD_AND_RETAIL).planes())
        .isEqualTo(new PlaneSet.Some(new TreeSet<>(Set.of("eu", "us", "qa"))));
  }

  @Test
  void grantsOfPlanesThatDoNotExistResolveToNone() {
    assertThat(
            directory.resolve(new Grants.Restricted(Set.of("gone"), Set.of(), Set.of())).planes())
        .isEqualTo(new PlaneSet.None());
  }

  @Test
  void aPlaneThatMovesChangesTheVersionAndTheSet() {
    // given
    Map<String, PlaneEntry> moved = entries();
    moved.put("dev", PlaneEntries.of("dev", "prod", "bank"));

    // when
    directory.replace(moved, 9);

    // then
    assertThat(directory.resolve(PROD_AND_RETAIL))
        .isEqualTo(
            new ResolvedPlanes(
                new PlaneSet.Some(new TreeSet<>(Set.of("eu", "us", "qa", "dev"))), 9));
  }

  @Test
  void whatLeavesTheSetAsItIsLeavesTheVersion() {
    // when
    directory.replace(entries(), 9);

    // then
    assertThat(directory.resolve(PROD_AND_RETAIL).version()).isEqualTo(5);
  }

  @Test
  void aRequestNarrowsItsGrants() {
    assertThat(directory.narrow(PROD_AND_RETAIL, Set.of("us")))
        .contains(new ResolvedPlanes(new PlaneSet.Some(new TreeSet<>(Set.of("us"))), 5));
  }

  @Test
  void aForeignPlaneAndAnUnknownOneAreTheSame() {
    assertThat(directory.narrow(PROD_AND_RETAIL, Set.of("us", "dev"))).isEmpty();
    assertThat(directory.narrow(PROD_AND_RETAIL, Set.of("us", "nope"))).isEmpty();
    assertThat(directory.narrow(Grants.unrestricted(), Set.of("nope"))).isEmpty();
  }
}
