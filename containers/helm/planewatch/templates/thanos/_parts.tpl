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
          ports:
            {{- range .ports }}
            - { name: {{ .name }}, containerPort: {{ .port }} }
            {{- end }}
          livenessProbe:
            httpGet: { path: /-/healthy, port: http }
            timeoutSeconds: 5
          readinessProbe:
            httpGet: { path: /-/ready, port: http }
            timeoutSeconds: 5
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
      volumes:
        - { name: tmp, emptyDir: { sizeLimit: 256Mi } }
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
