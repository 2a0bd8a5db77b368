{{/* Arguments: root, component. Settings name services as this does, so nothing is cut off; a StatefulSet's name may have 52 characters. */}}
{{- define "dataplane.fullname" -}}
{{- if gt (len .root.Release.Name) 40 }}{{ fail (printf "the release's name %q is longer than 40 characters; choose a shorter one" .root.Release.Name) }}{{ end -}}
{{ printf "%s-%s" .root.Release.Name .component }}
{{- end }}

{{- define "dataplane.selector" -}}
app.kubernetes.io/name: dataplane
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "dataplane.labels" -}}
{{ include "dataplane.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: planewatch
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "dataplane.metadata" -}}
name: {{ include "dataplane.fullname" . }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "dataplane.labels" . | nindent 2 }}
{{- end }}

{{/* Arguments: root, component, ports, headless */}}
{{- define "dataplane.service" -}}
---
apiVersion: v1
kind: Service
metadata:
  {{- include "dataplane.metadata" . | nindent 2 }}
spec:
  {{- if .headless }}
  clusterIP: None
  {{- end }}
  selector:
    {{- include "dataplane.selector" . | nindent 4 }}
  ports:
    {{- range .ports }}
    - { name: {{ .name }}, port: {{ .port }}, targetPort: {{ .name }} }
    {{- end }}
{{- end }}

{{/* Arguments: root, component, replicas */}}
{{- define "dataplane.disruptionBudget" -}}
{{- if and .root.Values.podDisruptionBudget.enabled (gt (int .replicas) 1) }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "dataplane.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      {{- include "dataplane.selector" . | nindent 6 }}
{{- end }}
{{- end }}
