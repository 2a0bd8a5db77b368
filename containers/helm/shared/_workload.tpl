{{- /*
The part of a pod that an operator may change, for every workload of both charts. The named templates of a chart (selector, labels, metadata)
start with the name of the chart.
*/ -}}

{{- /* One component's `pod`: the value `pod` of the chart, then the more specific ones. Maps are merged, lists are appended. Arguments: root, layers */}}
{{- define "workload.open" -}}
{{- $merged := dict -}}
{{- $layers := prepend (default list .layers) (default dict .root.Values.pod) -}}
{{- range $layers -}}{{- $merged = mergeOverwrite $merged (deepCopy (default dict .)) -}}{{- end -}}
{{- range $key := list "tolerations" "hostAliases" "env" "envFrom" "volumes" "volumeMounts" "initContainers" "containers" -}}
{{- $all := list -}}
{{- range $layers -}}{{- $all = default list (concat $all (default list (get (default dict .) $key))) -}}{{- end -}}
{{- $_ := set $merged $key (default list $all) -}}
{{- end -}}
{{- toYaml $merged -}}
{{- end }}

{{- /* Arguments: root, image (registry, repository, tag, digest). Planewatch's own images have the version of the chart as their default tag. */}}
{{- define "workload.image" -}}
{{- $registry := default .image.registry .root.Values.image.registry -}}
{{- $tag := default (default .root.Chart.AppVersion .root.Values.image.tag) .image.tag -}}
{{- with $registry }}{{ trimSuffix "/" . }}/{{ end -}}
{{ .image.repository }}:{{ $tag }}{{ with .image.digest }}@{{ . }}{{ end }}
{{- end }}

{{- /* Lists of items with a name, as JSON: an item of `more` replaces the item of `own` with its name. Arguments: own, more */}}
{{- define "workload.named" -}}
{{- $names := list -}}{{- $all := list -}}
{{- range .more -}}{{- $names = append $names .name -}}{{- end -}}
{{- range .own -}}{{- if not (has .name $names) -}}{{- $all = append $all . -}}{{- end -}}{{- end -}}
{{- toJson (default list (concat $all .more)) -}}
{{- end }}

{{- define "workload.serviceAccountName" -}}
{{- $account := default dict .open.serviceAccount -}}
{{- default (include (printf "%s.fullname" .root.Chart.Name) .) $account.name -}}
{{- end }}

{{- /* Arguments: root, component, layers */}}
{{- define "workload.serviceAccount" -}}
{{- $open := fromYaml (include "workload.open" .) -}}
{{- $account := default dict $open.serviceAccount -}}
{{- if ne $account.create false }}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "workload.serviceAccountName" (merge (dict "open" $open) .) }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- toYaml (merge (fromYaml (include (printf "%s.labels" .root.Chart.Name) .)) (default dict $account.labels)) | nindent 4 }}
  {{- with $account.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
{{- end }}
{{- end }}

{{- /*
The template of a workload's pods. Arguments: root, component, layers (as in workload.open), images (list), automount, pod (YAML of the chart's own
part: annotations and spec), settings (environment variables), java (whether the main container, which is the first one, runs on Java).
*/}}
{{- define "workload.template" -}}
{{- $chart := .root.Chart.Name -}}
{{- $values := .root.Values -}}
{{- $open := fromYaml (include "workload.open" .) -}}
{{- $own := fromYaml .pod -}}
{{- with $own.Error }}{{ fail (printf "%s: %s" $.component .) }}{{ end -}}
{{- $spec := $own.spec -}}
{{- $guard := dict "allowPrivilegeEscalation" false "readOnlyRootFilesystem" true "capabilities" (dict "drop" (list "ALL")) -}}

{{- $settings := list -}}
{{- range $name, $value := .settings -}}{{- $settings = append $settings (dict "name" $name "value" (ternary $value (toJson $value) (kindIs "string" $value))) -}}{{- end -}}
{{- $trust := $values.trust -}}
{{- $trusted := or $trust.configMap $trust.secret -}}
{{- $before := default list $spec.initContainers -}}
{{- $volumes := default list $spec.volumes -}}
{{- if $trusted -}}
{{- $file := list (dict "key" $trust.key "path" "ca.crt") -}}
{{- if $trust.secret -}}
{{- $volumes = append $volumes (dict "name" "trust" "secret" (dict "secretName" $trust.secret "items" $file)) -}}
{{- else -}}
{{- $volumes = append $volumes (dict "name" "trust" "configMap" (dict "name" $trust.configMap "items" $file)) -}}
{{- end -}}
{{- if .java -}}
{{- $volumes = append $volumes (dict "name" "truststore" "emptyDir" (dict "sizeLimit" "16Mi")) -}}
{{- $main := first $spec.containers -}}
{{- $before = prepend $before (dict "name" "truststore" "image" $main.image "resources" $main.resources
  "command" (list "sh" "-c" (include "workload.truststore" .))
  "volumeMounts" (list (dict "name" "truststore" "mountPath" "/truststore"))) -}}
{{- end -}}
{{- end -}}

{{- $containers := list -}}
{{- range $index, $container := $spec.containers -}}
{{- $env := default list $container.env -}}
{{- $mounts := default list $container.volumeMounts -}}
{{- if $trusted -}}
{{- $mounts = append $mounts (dict "name" "trust" "mountPath" "/etc/planewatch-trust" "readOnly" true) -}}
{{- if and $.java (eq $index 0) -}}
{{- $mounts = append $mounts (dict "name" "truststore" "mountPath" "/truststore" "readOnly" true) -}}
{{- $env = append $env (dict "name" "JDK_JAVA_OPTIONS" "value" "-Djavax.net.ssl.trustStore=/truststore/cacerts -Djavax.net.ssl.trustStorePassword=changeit") -}}
{{- else -}}
{{- /* Go reads this folder in addition to the certificates of the image. */ -}}
{{- $env = append $env (dict "name" "SSL_CERT_DIR" "value" "/etc/ssl/certs:/etc/planewatch-trust") -}}
{{- end -}}
{{- end -}}
{{- if eq $index 0 -}}
{{- $env = fromJsonArray (include "workload.named" (dict "own" $env "more" (default list (concat $settings $open.env)))) -}}
{{- $mounts = concat $mounts $open.volumeMounts -}}
{{- with concat (default list $container.envFrom) $open.envFrom -}}{{- $_ := set $container "envFrom" . -}}{{- end -}}
{{- end -}}
{{- with $env -}}{{- $_ := set $container "env" . -}}{{- end -}}
{{- with $mounts -}}{{- $_ := set $container "volumeMounts" . -}}{{- end -}}
{{- $containers = append $containers $container -}}
{{- end -}}

{{- $prepared := list -}}
{{- range $before -}}
{{- if $trusted -}}{{- $_ := set . "volumeMounts" (append .volumeMounts (dict "name" "trust" "mountPath" "/etc/planewatch-trust" "readOnly" true)) -}}{{- end -}}
{{- $prepared = append $prepared . -}}
{{- end -}}
{{- range $container := concat $prepared $containers $open.initContainers $open.containers -}}
{{- $_ := set $container "securityContext" (mergeOverwrite (deepCopy $guard) (default dict $container.securityContext)) -}}
{{- if not $container.imagePullPolicy -}}{{- $_ := set $container "imagePullPolicy" $values.image.pullPolicy -}}{{- end -}}
{{- end -}}
{{- $_ := set $spec "containers" (concat $containers $open.containers) -}}
{{- with concat $prepared $open.initContainers -}}{{- $_ := set $spec "initContainers" . -}}{{- end -}}
{{- with concat $volumes $open.volumes -}}{{- $_ := set $spec "volumes" . -}}{{- end -}}

{{- $security := dict "runAsNonRoot" true "fsGroupChangePolicy" "OnRootMismatch" "seccompProfile" (dict "type" "RuntimeDefault") -}}
{{- /* A user, group or fsGroup that is null is assigned by the platform. */ -}}
{{- range $key, $name := dict "user" "runAsUser" "group" "runAsGroup" "fsGroup" "fsGroup" -}}
{{- $id := get $values.podSecurity $key -}}
{{- if kindIs "invalid" $id | not -}}{{- if ne (toString $id) "" -}}{{- $_ := set $security $name (int64 $id) -}}{{- end -}}{{- end -}}
{{- end -}}
{{- $_ := set $spec "securityContext" $security -}}
{{- $_ := set $spec "serviceAccountName" (include "workload.serviceAccountName" (merge (dict "open" $open) .)) -}}
{{- $_ := set $spec "automountServiceAccountToken" (default false .automount) -}}
{{- /* A release with the name planewatch would get environment variables that look like our settings. */ -}}
{{- $_ := set $spec "enableServiceLinks" false -}}
{{- $pull := $values.image.pullSecrets -}}
{{- range .images -}}{{- $pull = concat $pull (default list .pullSecrets) -}}{{- end -}}
{{- with uniq $pull -}}{{- $_ := set $spec "imagePullSecrets" . -}}{{- end -}}
{{- range $key := list "nodeSelector" "tolerations" "affinity" "priorityClassName" "hostAliases" -}}
{{- with get $open $key -}}{{- $_ := set $spec $key . -}}{{- end -}}
{{- end -}}
{{- $selector := dict "matchLabels" (fromYaml (include (printf "%s.selector" $chart) .)) -}}
{{- $spread := default (list (dict "maxSkew" 1 "topologyKey" "kubernetes.io/hostname" "whenUnsatisfiable" "ScheduleAnyway")) $open.topologySpreadConstraints -}}
{{- range $spread -}}{{- if not .labelSelector -}}{{- $_ := set . "labelSelector" $selector -}}{{- end -}}{{- end -}}
{{- $_ := set $spec "topologySpreadConstraints" $spread -}}

{{- $metadata := dict "labels" (merge (fromYaml (include (printf "%s.labels" $chart) .)) (default dict $open.labels)) -}}
{{- with merge (default dict $own.annotations) (default dict $open.annotations) -}}{{- $_ := set $metadata "annotations" . -}}{{- end -}}
{{- toYaml (dict "metadata" $metadata "spec" $spec) -}}
{{- end }}

{{- /* A truststore with the certificates of the image and those of `trust`. Java reads only one file. */}}
{{- define "workload.truststore" -}}
set -eu
umask 077
cat "$JAVA_HOME/lib/security/cacerts" >/truststore/cacerts
cd /truststore
awk '/-----BEGIN CERTIFICATE-----/ { n++ } n { print > (n ".pem") }' /etc/planewatch-trust/ca.crt
for certificate in *.pem; do
  keytool -importcert -noprompt -keystore cacerts -storepass changeit -alias "planewatch-${certificate%.pem}" -file "$certificate"
done
{{- end }}
