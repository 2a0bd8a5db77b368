package io.planewatch.dataplane.faults;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The token of a file; without the file nobody is admitted. */
@ApplicationScoped
public class AdminToken {
  private static final Logger LOGGER = Logger.getLogger(AdminToken.class.getName());
  private static final String SCHEME = "Bearer ";

  private Optional<Path> file = Optional.empty();

  protected AdminToken() {}

  @Inject
  public AdminToken(
      @ConfigProperty(name = "planewatch.faults.admin-token-file") Optional<String> file) {
    this.file = file.map(Path::of);
  }

  /** The file is read each time, so that a replaced token holds at once. */
  boolean isShownBy(String authorization) {
    if (authorization == null || !authorization.startsWith(SCHEME) || file.isEmpty()) {
      return false;
    }
    try {
      byte[] expected = Files.readString(file.get()).strip().getBytes(StandardCharsets.UTF_8);
      byte[] shown = authorization.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8);
      return expected.length > 0 && MessageDigest.isEqual(expected, shown);
    } catch (IOException unreadable) {
      LOGGER.log(Level.WARNING, "The admin token cannot be read: {0}", unreadable.toString());
      return false;
    }
  }
}
