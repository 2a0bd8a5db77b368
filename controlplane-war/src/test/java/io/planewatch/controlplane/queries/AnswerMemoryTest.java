package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.engine.CallerShare;
import io.planewatch.controlplane.engine.EngineBusy;
import org.junit.jupiter.api.Test;

class AnswerMemoryTest {
  private final AnswerMemory memory = new AnswerMemory(1000);

  private static CallerShare share(String caller) {
    return new CallerShare("account:" + caller, caller);
  }

  @Test
  void oneCallerHasHalfOfItAndLeavesTheOtherHalfToOthers() {
    AnswerMemory.Lease prod = memory.lease(share("prod"));
    prod.require(500);

    assertThat(memory.lease(share("prod")).grow(1)).isFalse();
    assertThatThrownBy(() -> memory.lease(share("prod")).require(1)).isInstanceOf(EngineBusy.class);
    assertThat(memory.lease(share("qa")).grow(500)).isTrue();
    assertThat(memory.lease(share("dev")).grow(1)).isFalse();
  }

  @Test
  void tokensOfOneAccountHaveHalfOfItTogether() {
    memory.lease(new CallerShare("account:1", "prod")).require(300);
    memory.lease(new CallerShare("account:1", "qa")).require(200);

    assertThat(memory.lease(new CallerShare("account:1", "dev")).grow(1)).isFalse();
    assertThat(memory.lease(new CallerShare("account:2", "dev")).grow(1)).isTrue();
  }

  @Test
  void whatSeveralReadIsFreeOnceTheLastOfThemHasIt() {
    AnswerMemory.Lease lease = memory.lease(share("prod"));
    lease.require(400);
    lease.retain();

    lease.close();
    assertThat(memory.usedBytes()).isEqualTo(400);
    lease.close();
    assertThat(memory.usedBytes()).isZero();
  }

  @Test
  void aShrunkLeaseGivesTheRestBack() {
    AnswerMemory.Lease lease = memory.lease(share("prod"));
    lease.require(500);
    lease.shrinkTo(10);

    assertThat(memory.usedBytes()).isEqualTo(10);
    lease.close();
    assertThat(memory.usedBytes()).isZero();
  }
}
