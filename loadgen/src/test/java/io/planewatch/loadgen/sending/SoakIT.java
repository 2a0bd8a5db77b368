package io.planewatch.loadgen.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.loadgen.server.Answer;
import io.planewatch.loadgen.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory over a long run; {@code -Dloadgen.soak=PT5M} shortens the hour. */
@Tag("soak")
class SoakIT {

  private static final Duration LENGTH = Duration.parse(System.getProperty("loadgen.soak", "PT1H"));
  private static final Duration SETTLING = LENGTH.dividedBy(6);
  private static final long MOST_KIB = 256 * 1024;

  @TempDir Path folder;

  @Test
  void memoryStaysConstantAt5000RequestsASecond() throws IOException, InterruptedException {
    try (TestServer server = TestServer.start(request -> Answer.ok())) {
      // Given
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-jar",
                  System.getProperty("loadgen.jar"),
                  "-t",
                  "t=" + server.base(),
                  "-r",
                  "5000",
                  "-d",
                  "0",
                  "-q")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("out.txt").toFile())
              .start();

      // When
      List<Long> residentKib = new ArrayList<>();
      long endNs = System.nanoTime() + LENGTH.toNanos();
      long settledNs = System.nanoTime() + SETTLING.toNanos();
      while (System.nanoTime() < endNs) {
        TimeUnit.SECONDS.sleep(5);
        if (System.nanoTime() > settledNs) {
          residentKib.add(residentKib(process.pid()));
        }
      }
      process.destroy();
      process.waitFor();

      // Then
      int third = residentKib.size() / 3;
      double early = mean(residentKib.subList(0, third));
      double late = mean(residentKib.subList(residentKib.size() - third, residentKib.size()));
      System.out.printf("resident: first third %.0f KiB, last third %.0f KiB%n", early, late);
      assertThat(residentKib).allMatch(kib -> kib <= MOST_KIB);
      assertThat(late).isLessThan(early * 1.05);
      assertThat(Files.readString(folder.resolve("out.txt"))).contains("answered");
    }
  }

  private static long residentKib(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
        .findFirst()
        .orElseThrow();
  }

  private static double mean(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).average().orElseThrow();
  }
}
