package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.engine.Parameters;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryParametersTest {
  private final MultivaluedMap<String, String> url = new MultivaluedHashMap<>();
  private final MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
  private final QueryParameters asked = new QueryParameters(url, Optional.of(form));

  @Test
  void theFormStandsBeforeTheUrl() {
    url.add("query", "of the URL");
    form.add("query", "of the form");

    assertThat(asked.first("query")).contains("of the form");
    assertThat(asked.all("query")).containsExactly("of the form", "of the URL");
  }

  @Test
  void theFirstOfSeveralCounts() {
    url.addAll("query", "one", "two");

    assertThat(asked.first("query")).contains("one");
  }

  @Test
  void anEmptyTextIsAsGoodAsNoneAndHidesWhatFollows() {
    url.addAll("query", "", "two");

    assertThat(asked.first("query")).isEmpty();
    assertThat(asked.first("nothing")).isEmpty();
    assertThat(asked.all("nothing")).isEmpty();
  }

  @Test
  void namesDifferByCase() {
    url.add("Query", "up");

    assertThat(asked.first("query")).isEmpty();
  }

  @Test
  void onlyTheOptionsThatAreNamedAreTakenAndInTheOrderOfTheNames() {
    url.add("time", "1");
    url.add("engine", "thanos");
    form.addAll("dedup", "true", "false");

    assertThat(asked.options(List.of("dedup", "time", "limit")))
        .isEqualTo(Parameters.of("dedup", "true").and("time", "1"));
  }
}
