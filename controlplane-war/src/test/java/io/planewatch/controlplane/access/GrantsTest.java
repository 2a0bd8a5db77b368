package io.planewatch.controlplane.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GrantsTest {
  @Property
  void whatIncludesOthersCoversAllThatTheyCover(
      @ForAll("grants") Grants wide,
      @ForAll("grants") Grants narrow,
      @ForAll("names") String plane,
      @ForAll("names") String environment,
      @ForAll("names") String line) {
    if (wide.includes(narrow) && narrow.covers(plane, environment, line)) {
      assertThat(wide.covers(plane, environment, line)).isTrue();
    }
  }

  @Property
  void everythingIncludesItself(@ForAll("grants") Grants grants) {
    assertThat(grants.includes(grants)).isTrue();
  }

  @Property
  void nothingRestrictedIncludesTheUnrestricted(@ForAll("grants") Grants grants) {
    assertThat(grants.includes(Grants.unrestricted()))
        .isEqualTo(grants instanceof Grants.Unrestricted);
  }

  @Test
  void leavingEverythingOutIsUnrestricted() {
    assertThat(new GrantsRequest(null, null, null).toGrants()).isEqualTo(Grants.unrestricted());
  }

  @Test
  void anEmptyListIsNotUnrestricted() {
    assertThatThrownBy(() -> new GrantsRequest(List.of(), null, null).toGrants())
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aNameCantCarryASeparator() {
    assertThatThrownBy(() -> new GrantsRequest(List.of("prod,qa"), null, null).toGrants())
        .isInstanceOf(ProblemException.class);
  }

  @Property
  void storedCallersComeBackAsTheyWere(@ForAll("grants") Grants grants, @ForAll Role role) {
    Caller caller = new Caller("alice", role, grants);
    assertThat(new StoredCaller(caller).toCaller()).isEqualTo(caller);
  }

  @Property
  void setsOfNamesSurviveTheirColumn(@ForAll("nameSets") Set<String> names) {
    GrantsText column = new GrantsText();
    assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(names)))
        .isEqualTo(names);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of("prod", "qa", "dev", "uat");
  }

  @Provide
  Arbitrary<Set<String>> nameSets() {
    return names().set().ofMaxSize(3);
  }

  @Provide
  Arbitrary<Grants> grants() {
    Arbitrary<Grants> restricted =
        Combinators.combine(nameSets(), nameSets(), nameSets()).as(Grants.Restricted::new);
    return Arbitraries.oneOf(restricted, Arbitraries.just(Grants.unrestricted()));
  }
}
