package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.ActorName;
import io.planewatch.controlplane.access.BearerTokens;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.DiscoveryClient;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Identity;
import io.planewatch.controlplane.access.OperatorToken;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.SecretFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The operator's and Prometheus's tokens, from files. */
public final class FileTokens implements BearerTokens {
  private static final Caller OPERATOR =
      new Caller(ActorName.OPERATOR, Role.ADMIN, Grants.unrestricted());

  private final AccessConfig config;
  private final OperatorToken operatorToken;
  private volatile Map<TokenHash, Identity> identities;

  FileTokens(AccessConfig config, OperatorToken operatorToken) {
    this.config = config;
    this.operatorToken = operatorToken;
    this.identities = read();
  }

  @Override
  public Optional<Identity> identify(TokenHash hash, Instant now) {
    return Optional.ofNullable(identities.get(hash));
  }

  /**
   * Takes a rotated file into use. A file that can't be read keeps what was read before, and the
   * exception says why.
   */
  public void reload() {
    identities = read();
  }

  private Map<TokenHash, Identity> read() {
    Map<TokenHash, Identity> read = new HashMap<>();
    Optional<TokenHash> operator =
        config.operatorTokenFile().map(file -> hash("operator-token-file", file));
    operator.ifPresent(hash -> read.put(hash, OPERATOR.through(OperatorToken.lineage(hash))));
    config.discoveryTokenFile().ifPresent(file -> addDiscovery(read, file));
    operatorToken.use(operator);
    return Map.copyOf(read);
  }

  private static void addDiscovery(Map<TokenHash, Identity> read, Path file) {
    if (read.put(hash("discovery-token-file", file), new DiscoveryClient()) != null) {
      throw new InvalidSetting(
          AccessConfig.PREFIX + ".discovery-token-file",
          "holds the operator's token; Prometheus would have an administrator's rights");
    }
  }

  private static TokenHash hash(String name, Path file) {
    return TokenHash.of(SecretFile.read(AccessConfig.PREFIX + "." + name, file));
  }
}
