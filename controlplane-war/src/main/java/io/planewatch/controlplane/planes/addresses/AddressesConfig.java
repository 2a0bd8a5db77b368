package io.planewatch.controlplane.planes.addresses;

import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code planewatch.addresses}: names that Prometheus gets as they are.
 *
 * @param sharedNames host names, as {@link Address} spells them; several planes may stand behind
 *     the address of each, told apart by name
 */
public record AddressesConfig(Set<String> sharedNames) {
  public static final String PREFIX = "planewatch.addresses";
  private static final String NAME = "shared-names";

  public AddressesConfig {
    sharedNames = Set.copyOf(sharedNames);
  }

  public static AddressesConfig from(Settings settings) {
    return new AddressesConfig(
        Arrays.stream(settings.text(NAME).orElse("").split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(AddressesConfig::hostName)
            .collect(Collectors.toSet()));
  }

  private static String hostName(String name) {
    try {
      Address address = Address.parse(name + ":443");
      if (address.literal().isEmpty()) {
        return address.host();
      }
    } catch (ProblemException notAHost) {
      // Refused below, in the same words as an IP address.
    }
    throw new InvalidSetting(PREFIX + "." + NAME, "'" + name + "' is not a host name");
  }
}
