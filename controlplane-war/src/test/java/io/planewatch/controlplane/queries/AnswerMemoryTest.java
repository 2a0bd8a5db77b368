package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.engine.EngineBusy;
import org.junit.jupiter.api.Test;

class AnswerMemoryTest {
  private final AnswerMemory memory = new AnswerMemory(1000);

  @Test
  void oneCallerHasHalfOfItAndLeavesTheOtherHalfToOthers() {
    AnswerMemory.Lease prod = memory.lease("prod");
    prod.require(500);

    assertThat(memory.lease("prod").grow(1)).isFalse();
    assertThatThrownBy(() -> memory.lease("prod").require(1)).isInstanceOf(EngineBusy.class);
    assertThat(memory.lease("qa").grow(500)).isTrue();
    assertThat(memory.lease("dev").grow(1)).isFalse();
  }

  @Test
  void whatSeveralReadIsFreeOnceTheLastOfThemHasIt() {
    AnswerMemory.Lease lease = memory.lease("prod");
    lease.require(400);
    lease.retain();

    lease.close();
    assertThat(memory.usedBytes()).isEqualTo(400);
    lease.close();
    assertThat(memory.usedBytes()).isZero();
  }

  @Test
  void aShrunkLeaseGivesTheRestBack() {
    AnswerMemory.Lease lease = memory.lease("prod");
    lease.require(500);
    lease.shrinkTo(10);

    assertThat(memory.usedBytes()).isEqualTo(10);
    lease.close();
    assertThat(memory.usedBytes()).isZero();
  }
}
