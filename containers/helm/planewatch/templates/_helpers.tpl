{{/* Arguments: root, component. Settings name services as this does, so nothing is cut off; a StatefulSet's name may have 52 characters. */}}
{{- define "planewatch.fullname" -}}
{{- if gt (len .root.Release.Name) 30 }}{{ fail (printf "the release's name %q is longer than 30 characters; choose a shorter one" .root.Release.Name) }}{{ end -}}
{{ printf "%s-%s" .root.Release.Name .component }}
{{- end }}

{{- define "planewatch.selector" -}}
app.kubernetes.io/name: planewatch
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "planewatch.labels" -}}
{{ include "planewatch.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: planewatch
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "planewatch.metadata" -}}
name: {{ include "planewatch.fullname" . }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "planewatch.labels" . | nindent 2 }}
{{- end }}

{{- define "planewatch.claim" -}}
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce]
  {{- with .class }}
  storageClassName: {{ . }}
  {{- end }}
  resources:
    requests:
      storage: {{ .size }}
{{- end }}

{{- define "planewatch.secretName" -}}
{{ default (include "planewatch.fullname" (dict "root" . "component" "secrets")) .Values.secrets.existing }}
{{- end }}

{{/* The engine credentials: servers read them from web.yml, clients send them. */}}
{{- define "planewatch.engineVolume" -}}
{{- if .Values.engineCredentials.enabled }}
- name: engines
  secret:
    secretName: {{ include "planewatch.secretName" . }}
    defaultMode: 0440
    items: [{ key: engine.username, path: username }, { key: engine.password, path: password }, { key: engine.web.yml, path: web.yml }]
{{- end }}
{{- end }}

{{- define "planewatch.engineMount" -}}
{{- if .Values.engineCredentials.enabled }}
- { name: engines, mountPath: /etc/engines, readOnly: true }
{{- end }}
{{- end }}

{{/* Arguments: root, path, port, name of the port. The kubelet cannot send a secret, so with credentials the container probes itself. */}}
{{- define "planewatch.engineProbe" -}}
{{- if .root.Values.engineCredentials.enabled -}}
exec:
  command:
    - sh
    - -c
    - >-
      wget -q -O /dev/null
      --header "Authorization: Basic $(printf %s:%s "$(cat /etc/engines/username)" "$(cat /etc/engines/password)" | base64 | tr -d '\n')"
      http://127.0.0.1:{{ .port }}{{ .path }}
{{- else -}}
httpGet: { path: {{ .path }}, port: {{ .name }} }
{{- end }}
timeoutSeconds: 5
{{- end }}

{{- define "planewatch.databaseSecret" -}}
{{- if .Values.secrets.external.databasePasswordKey -}}
{{ include "planewatch.secretName" . }}
{{- else -}}
{{ .Values.controlplane.database.passwordSecret }}
{{- end -}}
{{- end }}

{{- define "planewatch.objectStorageSecret" -}}
{{- if .Values.secrets.external.objectStorageKey -}}
{{ include "planewatch.secretName" . }}
{{- else -}}
{{ required "thanos.objectStorageSecret: name a secret with the key objstore.yml" .Values.thanos.objectStorageSecret }}
{{- end -}}
{{- end }}

{{/* Arguments: root, component, replicas */}}
{{- define "planewatch.disruptionBudget" -}}
{{- if and .root.Values.podDisruptionBudget.enabled (gt (int .replicas) 1) }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "planewatch.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      {{- include "planewatch.selector" . | nindent 6 }}
{{- end }}
{{- end }}

{{/* Arguments: root, component, ports (list of name and port), headless */}}
{{- define "planewatch.service" -}}
---
apiVersion: v1
kind: Service
metadata:
  {{- include "planewatch.metadata" . | nindent 2 }}
spec:
  {{- if .headless }}
  clusterIP: None
  publishNotReadyAddresses: true
  {{- end }}
  selector:
    {{- include "planewatch.selector" . | nindent 4 }}
  ports:
    {{- range .ports }}
    - { name: {{ .name }}, port: {{ .port }}, targetPort: {{ .port }} }
    {{- end }}
{{- end }}

{{/* A peer of a network policy: root, component */}}
{{- define "planewatch.peer" -}}
- podSelector:
    matchLabels:
      {{- include "planewatch.selector" . | nindent 6 }}
{{- end }}

{{/* The engine that answers queries. With two Prometheus replicas, only Thanos can deduplicate samples. */}}
{{- define "planewatch.upstream" -}}
{{- if .Values.thanos.enabled -}}
http://{{ .Release.Name }}-thanos-query-frontend:10913
{{- else -}}
http://{{ .Release.Name }}-prometheus:9090
{{- end -}}
{{- end }}

{{- /* Addresses of the replicas of a StatefulSet, as JSON. Arguments: root, component, service, count, port */}}
{{- define "planewatch.replicas" -}}
{{- $addresses := list -}}
{{- range $replica := until (int .count) -}}
{{- $addresses = append $addresses (printf "%s-%s-%d.%s-%s:%d" $.root.Release.Name $.component $replica $.root.Release.Name $.service (int $.port)) -}}
{{- end -}}
{{- toJson $addresses -}}
{{- end }}

{{- /* Discovery of the replicas behind a headless service. Arguments: root, component, port */}}
{{- define "planewatch.dns" -}}
names: [{{ printf "%s-%s-replicas" .root.Release.Name .component }}]
type: A
port: {{ .port }}
refresh_interval: 10s
{{- end }}

{{- define "planewatch.dnsLabels" -}}
{{- range $name, $value := . }}
- { target_label: {{ $name }}, replacement: {{ $value }} }
{{- end }}
{{- end }}

{{- /* A headless service with all replicas. Its label names another component, so that service monitors find each replica once. Arguments: root, component, ports */}}
{{- define "planewatch.replicasService" -}}
---
apiVersion: v1
kind: Service
metadata:
  {{- include "planewatch.metadata" (dict "root" .root "component" (printf "%s-replicas" .component)) | nindent 2 }}
spec:
  clusterIP: None
  publishNotReadyAddresses: true
  selector:
    {{- include "planewatch.selector" . | nindent 4 }}
  ports:
    {{- range .ports }}
    - { name: {{ .name }}, port: {{ .port }}, targetPort: {{ .name }} }
    {{- end }}
{{- end }}

{{- define "planewatch.externalUrl" -}}
{{- if .Values.externalUrl -}}
{{ .Values.externalUrl }}
{{- else if .Values.controlplane.ingress.enabled -}}
https://{{ .Values.controlplane.ingress.host }}
{{- end -}}
{{- end }}

{{- define "planewatch.reserved" -}}
{{- $own := list "controlplane:3000" "controlplane-replicas:3000" "prometheus:9090" "prometheus-replicas:9090" "alertmanager:9093" -}}
{{- if .Values.thanos.enabled -}}
{{- $own = concat $own (list "thanos-query:10903" "thanos-query-replicas:10903" "thanos-query-frontend:10913" "thanos-query-frontend-replicas:10913" "thanos-store:10906" "thanos-compactor:10907") -}}
{{- end -}}
{{- $names := list -}}
{{- range $own -}}{{- $names = append $names (printf "%s-%s" $.Release.Name .) -}}{{- end -}}
{{ join "," $names }}
{{- end }}

{{/* prometheus.yml of the repository, with the differences of a cluster. A data plane that the Kubernetes API finds is not scraped twice. */}}
{{- define "planewatch.prometheusConfig" -}}
{{- $text := .Files.Get "files/prometheus/prometheus.yml" -}}
{{- $text = $text | replace "127.0.0.1:3000" (printf "%s-controlplane:3000" .Release.Name) -}}
{{- $text = $text | replace ": discovery.token" ": /etc/planewatch/secrets/discovery.token" -}}
{{- $text = $text | replace "managed/*.yml" "/prometheus/managed/*.yml" -}}
{{- $config := fromYaml $text -}}
{{- /* Each replica of Alertmanager gets every alert, because replicas exchange only silences and sent notifications. */ -}}
{{- $alertmanagers := fromJsonArray (include "planewatch.replicas" (dict "root" . "component" "alertmanager" "service" "alertmanager" "count" .Values.alertmanager.replicas "port" 9093)) -}}
{{- $_ := set $config.alerting "alertmanagers" (list (dict "static_configs" (list (dict "targets" $alertmanagers)))) -}}
{{- $shown := dict -}}
{{- if .Values.engineCredentials.enabled -}}
{{- $shown = dict "basic_auth" (dict "username_file" "/etc/engines/username" "password_file" "/etc/engines/password") -}}
{{- range $config.alerting.alertmanagers -}}{{- $_ := merge . $shown -}}{{- end -}}
{{- end -}}
{{- $_ := set $config.global.external_labels "prometheus_replica" "${POD_NAME}" -}}
{{- $jobs := list -}}
{{- range $config.scrape_configs -}}
{{- $job := omit . "file_sd_configs" -}}
{{- if has .job_name (list "prometheus" "alertmanager" "thanos") -}}{{- $job = merge $job $shown -}}{{- end -}}
{{- if and (hasKey . "http_sd_configs") $.Values.planes -}}
{{- $known := list -}}
{{- range $.Values.planes -}}{{- $known = append $known .id -}}{{- end -}}
{{- $drop := dict "source_labels" (list "data_plane") "regex" (join "|" $known) "action" "drop" -}}
{{- $job = set $job "relabel_configs" (prepend $job.relabel_configs $drop) -}}
{{- end -}}
{{- $own := dict "data_plane" "control" "component" .job_name -}}
{{- if eq .job_name "alertmanager" -}}
{{- $job = set $job "static_configs" (list (dict "targets" $alertmanagers "labels" $own)) -}}
{{- else if eq .job_name "controlplane" -}}
{{- /* An autoscaler changes the number of replicas, so they come from DNS. */ -}}
{{- $job = set (omit $job "static_configs") "dns_sd_configs" (list (include "planewatch.dns" (dict "root" $ "component" "controlplane" "port" 3000) | fromYaml)) -}}
{{- $job = set $job "relabel_configs" (include "planewatch.dnsLabels" $own | fromYamlArray) -}}
{{- end -}}
{{- if ne .job_name "thanos" -}}
{{- $jobs = append $jobs $job -}}
{{- else if $.Values.thanos.enabled -}}
{{- /* Each Prometheus scrapes only the sidecar in its own pod. */ -}}
{{- $stores := fromJsonArray (include "planewatch.replicas" (dict "root" $ "component" "thanos-store" "service" "thanos-store" "count" $.Values.thanos.store.replicas "port" 10906)) -}}
{{- $targets := concat (list "127.0.0.1:10902") $stores (list (printf "%s-thanos-compactor:10907" $.Release.Name)) -}}
{{- $job = set $job "static_configs" (list (dict "targets" $targets "labels" $own)) -}}
{{- $job = set $job "dns_sd_configs" (list (include "planewatch.dns" (dict "root" $ "component" "thanos-query" "port" 10903) | fromYaml) (include "planewatch.dns" (dict "root" $ "component" "thanos-query-frontend" "port" 10913) | fromYaml)) -}}
{{- $jobs = append $jobs (set $job "relabel_configs" (include "planewatch.dnsLabels" $own | fromYamlArray)) -}}
{{- end -}}
{{- end -}}
{{- $limits := dict "sample_limit" 100000 "label_limit" 64 "label_name_length_limit" 256 "label_value_length_limit" 1024 "body_size_limit" "50MB" "honor_labels" false "follow_redirects" false -}}
{{- $reserved := list -}}
{{- range $config.scrape_configs -}}{{- if eq .job_name "dataplane" -}}{{- $reserved = .metric_relabel_configs -}}{{- end -}}{{- end -}}
{{- range $plane := $.Values.planes -}}
{{- $labels := list (dict "target_label" "data_plane" "replacement" .id) (dict "target_label" "environment" "replacement" .environment) (dict "target_label" "line_of_business" "replacement" (default "default" .lineOfBusiness)) -}}
{{- $keep := dict "source_labels" (list "__meta_kubernetes_pod_label_app_kubernetes_io_component" "__meta_kubernetes_pod_container_port_name") "regex" "collector;metrics" "action" "keep" -}}
{{- $job := merge (dict "job_name" (printf "dataplane-%s" .id) "kubernetes_sd_configs" (list (dict "role" "pod" "namespaces" (dict "names" (list .namespace)))) "relabel_configs" (prepend $labels $keep) "metric_relabel_configs" $reserved) $limits -}}
{{- if $.Values.scrapeTokens.enabled -}}
{{- $_ := set $job "authorization" (dict "credentials_file" (printf "/etc/planewatch/secrets/scrape.%s.token" .id)) -}}
{{- end -}}
{{- $jobs = append $jobs $job -}}
{{- /* The metrics of the collectors themselves: queues, refused and failed items. Only callers with access to everything see them. */ -}}
{{- $telemetry := dict "source_labels" (list "__meta_kubernetes_pod_label_app_kubernetes_io_component" "__meta_kubernetes_pod_container_port_name") "regex" "(collector|gateway);telemetry" "action" "keep" -}}
{{- $watched := list $telemetry (dict "target_label" "data_plane" "replacement" "control") (dict "target_label" "component" "replacement" "collector") (dict "target_label" "plane" "replacement" .id) (dict "source_labels" (list "__meta_kubernetes_pod_name") "target_label" "pod") -}}
{{- $names := list (dict "source_labels" (list "__name__") "regex" "otelcol_.*|process_.*|target_info|up|scrape_.*" "action" "keep") -}}
{{- $jobs = append $jobs (merge (dict "job_name" (printf "collectors-%s" .id) "kubernetes_sd_configs" $job.kubernetes_sd_configs "relabel_configs" $watched "metric_relabel_configs" $names "sample_limit" 10000) $limits) -}}
{{- /* The metrics for an autoscaler come directly from each pod, as outside a cluster. */ -}}
{{- range $outside := $config.scrape_configs -}}
{{- if eq .job_name "inventory" -}}
{{- $direct := dict "source_labels" (list "__meta_kubernetes_pod_label_app_kubernetes_io_component" "__meta_kubernetes_pod_container_port_name") "regex" "dataplane;http" "action" "keep" -}}
{{- $jobs = append $jobs (merge (dict "job_name" (printf "inventory-%s" $plane.id) "kubernetes_sd_configs" $job.kubernetes_sd_configs "relabel_configs" (prepend $labels $direct) "metric_relabel_configs" .metric_relabel_configs) (dict "sample_limit" 10000) $limits) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if .Values.kubeStateMetrics.enabled -}}
{{- $jobs = append $jobs (dict "job_name" "kube-state-metrics" "static_configs" (list (dict "targets" (list .Values.kubeStateMetrics.address) "labels" (dict "component" "kube-state-metrics" "data_plane" "control")))) -}}
{{- end -}}
{{- if .Values.podDiscovery.enabled -}}
{{- $jobs = append $jobs (set (fromYaml (tpl (.Files.Get "files/pods.yml") .)) "metric_relabel_configs" $reserved) -}}
{{- end -}}
{{- $_ := set $config "scrape_configs" (concat $jobs .Values.prometheus.scrapeConfigs) -}}
{{ toYaml $config }}
{{- end }}
