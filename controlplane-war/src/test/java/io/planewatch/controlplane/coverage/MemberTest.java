package io.planewatch.controlplane.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.PlaneEntries;
import io.planewatch.controlplane.planes.PlaneEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberTest {
  private static PlaneEntry registered(String id, Lifecycle lifecycle) {
    return PlaneEntries.registered(PlaneEntries.of(id, "production", "retail"), lifecycle);
  }

  @Test
  void neitherARetiredPlaneNorOneThatNeverRegisteredIsExpected() {
    List<Member> expected =
        Member.expected(
            List.of(
                registered("live", Lifecycle.LIVE),
                registered("silent", Lifecycle.OFFLINE),
                registered("retired", Lifecycle.RETIRED),
                PlaneEntries.of("announced", "production", "retail")));

    assertThat(expected)
        .containsExactly(
            new Member("live", "production", "retail"),
            new Member("silent", "production", "retail"));
  }
}
