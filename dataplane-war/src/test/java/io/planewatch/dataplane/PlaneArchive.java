package io.planewatch.dataplane;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it is built, with further configuration; later lines of a properties file win. */
final class PlaneArchive {
  private static final String CONFIGURATION =
      "/WEB-INF/classes/META-INF/microprofile-config.properties";

  private PlaneArchive() {}

  static WebArchive with(String further) throws IOException {
    File war = new File(System.getProperty("dataplane.war"));
    WebArchive archive = ShrinkWrap.createFromZipFile(WebArchive.class, war);
    String configuration = text(archive) + "\n" + further;
    archive.delete(CONFIGURATION);
    return archive.add(new StringAsset(configuration), CONFIGURATION);
  }

  private static String text(WebArchive archive) throws IOException {
    try (InputStream in = archive.get(CONFIGURATION).getAsset().openStream()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      in.transferTo(out);
      return out.toString(StandardCharsets.UTF_8);
    }
  }
}
