package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.planes.Allowance;
import io.planewatch.controlplane.planes.Description;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.RequestDuration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an administrator fixes for a plane, as the request writes it.
 *
 * @param announce addresses and networks
 * @param overlap how long the former token stays good, so that a plane can be given the new one
 *     without a gap; null for not at all
 */
public record JoinTokenRequest(
    String environment,
    String lineOfBusiness,
    String displayName,
    String owner,
    String tier,
    List<String> announce,
    String overlap) {
  private static final int MAX_ALLOWANCES = 32;
  private static final Duration MAX_OVERLAP = Duration.ofDays(30);

  /**
   * The same, checked.
   *
   * @param asNew with what was left out, as it is of a new plane
   */
  record Checked(
      JoinTokenRequest request, Description asNew, Set<Allowance> announce, Duration overlap) {
    /** What is left out stays as it is: a token is also replaced only because it is old. */
    Description describing(Optional<Description> known) {
      return known.map(this::over).orElse(asNew);
    }

    private Description over(Description known) {
      return new Description(
          isGiven(request.displayName) ? asNew.displayName() : known.displayName(),
          asNew.environment(),
          request.lineOfBusiness == null ? known.lineOfBusiness() : asNew.lineOfBusiness(),
          request.owner == null ? known.owner() : asNew.owner(),
          request.tier == null ? known.tier() : asNew.tier());
    }
  }

  /**
   * Checks every field.
   *
   * @throws ProblemException with the field and its rule
   */
  Checked checked(String planeId) {
    Description asNew =
        new Description(
            isGiven(displayName) ? displayName.strip() : planeId,
            environment,
            lineOfBusiness == null ? "default" : lineOfBusiness,
            owner,
            tier);
    return new Checked(this, asNew, allowances(), checkedOverlap());
  }

  private static boolean isGiven(String text) {
    return text != null && !text.isBlank();
  }

  private Set<Allowance> allowances() {
    if (announce == null || announce.isEmpty() || announce.size() > MAX_ALLOWANCES) {
      throw ProblemException.invalid(
          "announce: names 1 to "
              + MAX_ALLOWANCES
              + " addresses such as 10.0.0.7:8889 or 10.0.0.0/24:8889");
    }
    return announce.stream().map(Allowance::parse).collect(Collectors.toUnmodifiableSet());
  }

  private Duration checkedOverlap() {
    return RequestDuration.upTo(MAX_OVERLAP, "overlap", overlap == null ? "PT0S" : overlap, "PT1H");
  }
}
