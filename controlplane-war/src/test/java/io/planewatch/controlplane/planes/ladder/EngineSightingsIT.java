package io.planewatch.controlplane.planes.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.engine.RealPrometheus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the ladder asks, answered by Prometheus itself. */
class EngineSightingsIT {
  @Test
  void aDataPlaneCannotPretendAnUpload() {
    // given
    long now = Instant.now().getEpochSecond() - 5;
    String samples =
        """
        # TYPE thanos_objstore_bucket_last_successful_upload_time gauge
        thanos_objstore_bucket_last_successful_upload_time{job="thanos",data_plane="control"} 1000 %1$d
        thanos_objstore_bucket_last_successful_upload_time{job="dataplane-evil",data_plane="evil"} 9000 %1$d
        thanos_objstore_bucket_last_successful_upload_time{job="custom",data_plane="control"} 9001 %1$d
        # EOF
        """
            .formatted(now);

    // when
    Sightings sightings;
    try (RealPrometheus prometheus = RealPrometheus.start(samples, "", "groups: []")) {
      sightings = new EngineSightings(prometheus.engine(), true).look().orElseThrow();
    }

    // then
    assertThat(sightings.lastUpload()).contains(Instant.ofEpochSecond(1000));
  }
}
