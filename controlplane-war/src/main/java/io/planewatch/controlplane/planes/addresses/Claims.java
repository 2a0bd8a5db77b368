package io.planewatch.controlplane.planes.addresses;

import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.ScrapeTarget;
import io.planewatch.controlplane.planes.ScrapeTargets.Announcement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
      // A name that was given one address must not displace another plane by a second address.
      judge.give(
          equals.stream().filter(judge::hadItBefore).toList(), claim -> List.of(claim.chosen()));
      judge.give(
          equals.stream().filter(claim -> !judge.hadItBefore(claim)).toList(), Claim::behind);
    }
    claims.stream().filter(Claim::isShared).forEach(judge::giveByName);
    return judge.judged;
  }

  /**
   * @param wants the addresses of a claim that no other plane's claim among these may have
   */
  private void give(List<Claim> claims, Function<Claim, List<Address>> wants) {
    Map<Address, Set<String>> wanted = new HashMap<>();
    for (Claim claim : claims) {
      for (Address address : wants.apply(claim)) {
        wanted.computeIfAbsent(address, unknown -> new HashSet<>()).add(claim.planeId());
      }
    }
    Map<Address, String> given = new HashMap<>();
    for (Claim claim : claims) {
      Set<String> rivals = new HashSet<>();
      for (Address address : claim.behind()) {
        rivals.addAll(wanted.getOrDefault(address, Set.of()));
        Optional.ofNullable(taken.get(address)).ifPresent(rivals::add);
      }
      rivals.remove(claim.planeId());
      if (rivals.isEmpty()) {
        claim.behind().forEach(address -> given.put(address, claim.planeId()));
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
