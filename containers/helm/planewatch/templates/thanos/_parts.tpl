{{/* One part of Thanos. Arguments: root, component, kind, replicas, args, ports, objstore, storage */}}
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
    metadata:
      labels:
        {{- include "planewatch.labels" . | nindent 8 }}
    spec:
      {{- include "planewatch.podSecurity" (dict "root" .root) | nindent 6 }}
      {{- include "planewatch.spread" . | nindent 6 }}
      containers:
        - name: {{ .component }}
          image: {{ include "planewatch.image" (dict "root" .root "image" .root.Values.thanos.image) }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          {{- include "planewatch.containerSecurity" . | nindent 10 }}
          args:
            {{- range .args }}
            - {{ . }}
            {{- end }}
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
            {{- include "planewatch.engineProbe" (dict "root" .root "path" "/-/healthy" "port" $port "name" "http") | nindent 12 }}
          readinessProbe:
            {{- /* The readiness probe of the front end sends a request to Thanos Query, without the credentials. */}}
            {{- $ready := ternary "/-/healthy" "/-/ready" (and (eq .component "thanos-query-frontend") .root.Values.engineCredentials.enabled) }}
            {{- include "planewatch.engineProbe" (dict "root" .root "path" $ready "port" $port "name" "http") | nindent 12 }}
          resources:
            {{- toYaml .root.Values.thanos.resources | nindent 12 }}
          volumeMounts:
            - { name: tmp, mountPath: /tmp }
            {{- if .storage }}
            - { name: data, mountPath: /data }
            {{- end }}
            {{- if .objstore }}
            - { name: objstore, mountPath: /etc/thanos, readOnly: true }
            {{- end }}
            {{- include "planewatch.engineMount" .root | nindent 12 }}
      volumes:
        - { name: tmp, emptyDir: { sizeLimit: 256Mi } }
        {{- include "planewatch.engineVolume" .root | nindent 8 }}
        {{- if .objstore }}
        - name: objstore
          secret:
            secretName: {{ include "planewatch.objectStorageSecret" .root }}
            defaultMode: 0440
            items: [{ key: objstore.yml, path: objstore.yml }]
        {{- end }}
  {{- if .storage }}
  volumeClaimTemplates:
    - {{- include "planewatch.claim" .storage | nindent 6 }}
  {{- end }}
{{ include "planewatch.service" . }}
{{- include "planewatch.disruptionBudget" . }}
{{- end }}
