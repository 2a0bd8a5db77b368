package io.planewatch.dataplane.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TenantsTest {
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final Tenants tenants = new Tenants(3, WINDOW);

  @Test
  void furtherTenantsThanTheLimitAreOne() {
    // When
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      names.add(tenants.visit("tenant-" + i, 0).tenant());
    }

    // Then
    assertThat(names).containsExactlyInAnyOrder("tenant-0", "tenant-1", "tenant-2", "other");
  }

  @Test
  void anAdmittedTenantStaysAdmitted() {
    // Given
    for (int i = 0; i < 10; i++) {
      tenants.visit("tenant-" + i, 0);
    }

    // Then
    assertThat(tenants.visit("tenant-1", 0).tenant()).isEqualTo("tenant-1");
  }

  @Test
  void aNameThatIsNoneIsNotKept() {
    assertThat(tenants.visit("a\"b", 0).tenant()).isEqualTo("other");
    assertThat(tenants.visit("", 0).tenant()).isEqualTo("other");
    assertThat(tenants.visit("x".repeat(65), 0).tenant()).isEqualTo("other");
  }

  @Test
  void aTenantReturnsWithinTheWindowOnly() {
    // When
    boolean first = tenants.visit("a", 0).returning();
    boolean soon = tenants.visit("a", WINDOW.toNanos()).returning();
    boolean late = tenants.visit("a", 3 * WINDOW.toNanos()).returning();

    // Then
    assertThat(first).isFalse();
    assertThat(soon).isTrue();
    assertThat(late).isFalse();
  }

  @Test
  void activeAreThoseOfTheWindow() {
    // When
    tenants.visit("a", 0);
    tenants.visit("b", WINDOW.toNanos());

    // Then
    assertThat(tenants.active(WINDOW.toNanos())).isEqualTo(2);
    assertThat(tenants.active(WINDOW.toNanos() + 1)).isEqualTo(1);
  }
}
