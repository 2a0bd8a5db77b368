{{- /* Peers of network policies, as a YAML list: namespace, namespaceLabels, podLabels, or cidr with except. */}}
{{- define "policy.peers" -}}
{{- $peers := list -}}
{{- range . -}}
{{- if .cidr -}}
{{- $block := dict "cidr" .cidr -}}
{{- with .except -}}{{- $_ := set $block "except" . -}}{{- end -}}
{{- $peers = append $peers (dict "ipBlock" $block) -}}
{{- else -}}
{{- $peer := dict -}}
{{- $labels := deepCopy (default dict .namespaceLabels) -}}
{{- with .namespace -}}{{- $_ := set $labels "kubernetes.io/metadata.name" . -}}{{- end -}}
{{- with $labels -}}{{- $_ := set $peer "namespaceSelector" (dict "matchLabels" .) -}}{{- end -}}
{{- with .podLabels -}}{{- $_ := set $peer "podSelector" (dict "matchLabels" .) -}}{{- end -}}
{{- $peers = append $peers $peer -}}
{{- end -}}
{{- end -}}
{{- toYaml $peers -}}
{{- end }}

{{- /*
The policies of a release, from one list of connections, so that both ends of a connection are allowed together. Arguments: root, components (list),
connections (list of to, port, protocols, from (components), peers (of other namespaces)), egress (component → list of further egress rules).
*/}}
{{- define "policy.all" -}}
{{- $root := .root -}}
{{- $connections := .connections -}}
{{- $more := .egress -}}
{{- $egress := $root.Values.networkPolicy.egress -}}
{{- range $component := .components }}
{{- $selector := fromYaml (include (printf "%s.selector" $root.Chart.Name) (dict "root" $root "component" $component)) }}
{{- $ingress := list }}
{{- $out := list }}
{{- range $connections }}
{{- $ports := list }}
{{- $port := .port }}
{{- range default (list "TCP") .protocols }}{{ $ports = append $ports (dict "protocol" . "port" $port) }}{{ end }}
{{- if eq .to $component }}
{{- $from := default list .peers }}
{{- range .from }}
{{- $from = append $from (dict "podSelector" (dict "matchLabels" (fromYaml (include (printf "%s.selector" $root.Chart.Name) (dict "root" $root "component" .))))) }}
{{- end }}
{{- $ingress = append $ingress (ternary (dict "ports" $ports) (dict "ports" $ports "from" $from) (default false .anybody)) }}
{{- end }}
{{- if has $component (default list .from) }}
{{- $out = append $out (dict "ports" $ports "to" (list (dict "podSelector" (dict "matchLabels" (fromYaml (include (printf "%s.selector" $root.Chart.Name) (dict "root" $root "component" .to))))))) }}
{{- end }}
{{- end }}
{{- $spec := dict "podSelector" (dict "matchLabels" $selector) "policyTypes" (list "Ingress") "ingress" $ingress }}
{{- if $egress.enabled }}
{{- $dns := list }}
{{- range $egress.dns.ports }}{{ $dns = concat $dns (list (dict "protocol" "UDP" "port" .) (dict "protocol" "TCP" "port" .)) }}{{ end }}
{{- $out = prepend $out (dict "ports" $dns "to" $egress.dns.to) }}
{{- $out = concat $out (default list (get $more $component)) $egress.rules.all }}
{{- $_ := set $spec "policyTypes" (list "Ingress" "Egress") }}
{{- $_ := set $spec "egress" $out }}
{{- end }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include (printf "%s.metadata" $root.Chart.Name) (dict "root" $root "component" $component) | nindent 2 }}
spec:
  {{- toYaml $spec | nindent 2 }}
{{- end }}
{{- end }}
