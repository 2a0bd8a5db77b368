package io.planewatch.controlplane.planes.addresses;

import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.ScrapeTarget;
import io.planewatch.controlplane.planes.ScrapeTargets.Announcement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives each address to one plane. The stronger claim goes first, and among equals the one that had
 * the address before; planes that claim an address at once get it neither, because one of them
 * would read what is the other's.
 */
final class Claims {
  private final Map<Announcement, ScrapeTarget> before;
  private final Map<Address, String> taken = new HashMap<>();
  private final Map<Announcement, ScrapeTarget> judged = new HashMap<>();

  private Claims(Map<Announcement, ScrapeTarget> before) {
    this.before = before;
  }

  /**
   * What becomes of each claim.
   *
   * @param before what became of them last time
   */
  static Map<Announcement, ScrapeTarget> judge(
      Collection<Claim> claims, Map<Announcement, ScrapeTarget> before) {
    Claims judge = new Claims(before);
    List<Claim> own = claims.stream().filter(claim -> !claim.isShared()).toList();
    for (Claim.Strength strength : Claim.Strength.values()) {
      List<Claim> equals = own.stream().filter(claim -> claim.strength() == strength).toList();
      judge.give(equals.stream().filter(judge::hadItBefore).toList());
      judge.give(equals.stream().filter(claim -> !judge.hadItBefore(claim)).toList());
    }
    claims.stream().filter(Claim::isShared).forEach(judge::giveByName);
    return judge.judged;
  }

  private void give(List<Claim> claims) {
    Map<Address, Set<String>> wanted =
        claims.stream()
            .collect(
                Collectors.groupingBy(
                    Claim::chosen, Collectors.mapping(Claim::planeId, Collectors.toSet())));
    Map<Address, String> given = new HashMap<>();
    for (Claim claim : claims) {
      Set<String> rivals = new HashSet<>(wanted.get(claim.chosen()));
      claim.behind().stream().filter(taken::containsKey).map(taken::get).forEach(rivals::add);
      rivals.remove(claim.planeId());
      if (rivals.isEmpty()) {
        given.put(claim.chosen(), claim.planeId());
        judged.put(claim.announcement(), new ScrapeTarget.Given(claim.chosen().toString()));
      } else {
        refuse(claim);
      }
    }
    taken.putAll(given);
  }

  private void giveByName(Claim claim) {
    if (claim.behind().stream().anyMatch(taken::containsKey)) {
      refuse(claim);
    } else {
      judged.put(claim.announcement(), new ScrapeTarget.Given(claim.announced().toString()));
    }
  }

  private void refuse(Claim claim) {
    judged.put(
        claim.announcement(),
        new ScrapeTarget.Refused(
            claim.announced() + " is not scraped: it leads to another plane's address."));
  }

  private boolean hadItBefore(Claim claim) {
    return new ScrapeTarget.Given(claim.chosen().toString())
        .equals(before.get(claim.announcement()));
  }
}
