"""Asks the facade as a Python program would that knows Prometheus alone: ask.py URL TOKEN. Prints what it got as JSON."""
import datetime
import json
import sys

from prometheus_api_client import PrometheusConnect

url, token = sys.argv[1:]
prometheus = PrometheusConnect(url=url, headers={"Authorization": f"Bearer {token}"})
end = datetime.datetime.now()
print(json.dumps({
    "connected": prometheus.check_prometheus_connection(),
    "metrics": prometheus.all_metrics(),
    "planes": prometheus.get_label_values("data_plane"),
    "instant": prometheus.custom_query("up"),
    "current": prometheus.get_current_metric_value("up"),
    "range": prometheus.custom_query_range("up", start_time=end - datetime.timedelta(minutes=2), end_time=end, step="10"),
}))
