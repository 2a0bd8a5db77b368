package io.planewatch.loadgen.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/** The traffic for the sample data plane, which is the default of a run. */
public final class Shop {

  private Shop() {}

  public static Mix mix() {
    Map<Endpoint, Double> weights = new LinkedHashMap<>();
    weights.put(Endpoint.get("products", "/api/products"), 30.0);
    weights.put(Endpoint.get("product", "/api/products/${product}"), 25.0);
    weights.put(Endpoint.get("search", "/api/search?q=${term}"), 18.0);
    weights.put(
        Endpoint.postJson(
            "orders", "/api/orders", "{\"product_id\":\"${product}\",\"quantity\":2}"),
        12.0);
    weights.put(
        Endpoint.postJson("payments", "/api/payments", "{\"order_id\":\"123\",\"amount\":99.99}"),
        8.0);
    weights.put(Endpoint.get("reports", "/api/reports"), 4.0);
    weights.put(Endpoint.get("api", "/api?sc=200"), 3.0);
    return Mix.of(weights);
  }
}
