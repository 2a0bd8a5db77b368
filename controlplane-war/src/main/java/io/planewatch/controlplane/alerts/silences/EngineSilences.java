package io.planewatch.controlplane.alerts.silences;

import io.planewatch.controlplane.alerts.Alertmanager;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

/** The silences that Alertmanager has; each call ends with a 503 when it does not answer. */
interface EngineSilences {
  /** All, those too that ended lately. */
  JsonArray all();

  /**
   * @return its id
   */
  String begin(JsonObject silence);

  /** One that has ended already, or is not known, stays so. */
  void end(String id);

  static EngineSilences of(Alertmanager alertmanager) {
    return new EngineSilences() {
      @Override
      public JsonArray all() {
        return alertmanager.silences();
      }

      @Override
      public String begin(JsonObject silence) {
        return alertmanager.silence(silence);
      }

      @Override
      public void end(String id) {
        alertmanager.expire(id);
      }
    };
  }
}
