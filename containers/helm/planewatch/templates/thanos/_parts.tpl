{{/* One part of Thanos. Arguments: root, component, kind, replicas, args, ports, objstore, part (its values) */}}
{{- define "planewatch.thanos" -}}
---
apiVersion: apps/v1
kind: {{ .kind }}
metadata:
  {{- include "planewatch.metadata" . | nindent 2 }}
spec:
  {{- if eq .kind "StatefulSet" }}
  serviceName: {{ include "planewatch.fullname" . }}
  {{- end }}
  replicas: {{ .replicas }}
  selector:
    matchLabels:
      {{- include "planewatch.selector" . | nindent 6 }}
  template:
    {{- include "workload.template" (merge (dict "layers" (list .root.Values.thanos.pod .part.pod) "images" (list .root.Values.thanos.image) "pod" (include "planewatch.thanosPod" .)) .) | nindent 4 }}
  {{- if .part.storage }}
  volumeClaimTemplates:
    - {{- include "planewatch.claim" .part.storage | nindent 6 }}
  {{- end }}
{{ include "planewatch.service" . }}
{{- if eq .kind "Deployment" }}
{{ include "planewatch.replicasService" . }}
{{- end }}
{{- include "planewatch.disruptionBudget" . }}
{{- include "workload.serviceAccount" (merge (dict "layers" (list .root.Values.thanos.pod .part.pod)) .) }}
{{- end }}

{{- define "planewatch.thanosPod" -}}
spec:
  containers:
    - name: {{ .component }}
      image: {{ include "workload.image" (dict "root" .root "image" .root.Values.thanos.image) }}
      args:
        {{- range .args }}
        - {{ . }}
        {{- end }}
        # Garbage is collected before the memory limit is reached.
        - --enable-auto-gomemlimit
        {{- if .objstore }}
        - --objstore.config-file=/etc/thanos/objstore.yml
        {{- end }}
        {{- if .root.Values.engineCredentials.enabled }}
        - --http.config=/etc/engines/web.yml
        {{- end }}
      ports:
        {{- range .ports }}
        - { name: {{ .name }}, containerPort: {{ .port }} }
        {{- end }}
      {{- $port := (first .ports).port }}
      livenessProbe:
        {{- include "planewatch.engineProbe" (dict "root" .root "path" "/-/healthy" "port" $port "name" "http") | nindent 8 }}
      readinessProbe:
        {{- /* The readiness probe of the front end sends a request to Thanos Query, without the credentials. */}}
        {{- $ready := ternary "/-/healthy" "/-/ready" (and (eq .component "thanos-query-frontend") .root.Values.engineCredentials.enabled) }}
        {{- include "planewatch.engineProbe" (dict "root" .root "path" $ready "port" $port "name" "http") | nindent 8 }}
      resources:
        {{- toYaml (default .root.Values.thanos.resources .part.resources) | nindent 8 }}
      volumeMounts:
        - { name: tmp, mountPath: /tmp }
        {{- if .part.storage }}
        - { name: data, mountPath: /data }
        {{- end }}
        {{- if .objstore }}
        - { name: objstore, mountPath: /etc/thanos, readOnly: true }
        {{- end }}
        {{- include "planewatch.engineMount" .root | nindent 8 }}
  volumes:
    - { name: tmp, emptyDir: { sizeLimit: 256Mi } }
    {{- include "planewatch.engineVolume" .root | nindent 4 }}
    {{- if .objstore }}
    - name: objstore
      secret:
        secretName: {{ include "planewatch.objectStorageSecret" .root }}
        defaultMode: 0440
        items: [{ key: objstore.yml, path: objstore.yml }]
    {{- end }}
{{- end }}
