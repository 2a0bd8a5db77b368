package charts

import (
	"fmt"
	"strings"
	"testing"
)

// The values of a restricted network: each rule outside the release is given.
var restricted = map[string]string{
	"planewatch": "networkPolicy.egress.enabled=true,networkPolicy.egress.rules.objectStorage[0].to[0].ipBlock.cidr=198.51.100.0/24," +
		"networkPolicy.egress.rules.controlplane[0].to[0].ipBlock.cidr=203.0.113.7/32,networkPolicy.egress.rules.controlplane[0].ports[0].port=5432," +
		"secrets.external.enabled=false",
	"dataplane": "networkPolicy.egress.enabled=true,networkPolicy.egress.rules.collector[0].to[0].ipBlock.cidr=198.51.100.0/24",
}

func restrictedRender(t *testing.T, chart, values string) []object {
	t.Helper()
	return objects(t, template(t, "../"+chart, "--namespace", "watch", "-f", values, "--set", restricted[chart]))
}

func workloadOf(t *testing.T, all []object, component string) workload {
	t.Helper()
	for _, one := range workloads(all) {
		if one.labels["app.kubernetes.io/component"] == component {
			return one
		}
	}
	t.Fatalf("there is no %s", component)
	return workload{}
}

// Whether a peer of a policy without namespaces selects the pods of a workload.
func picks(peers any, one workload) bool {
	list, _ := peers.([]any)
	for _, peer := range list {
		if selector, has := peer.(map[string]any)["podSelector"]; has && at(peer, "namespaceSelector") == nil {
			if labels := at(selector, "matchLabels"); labels == nil || selects(labels, one.labels) {
				return true
			}
		}
	}
	return false
}

func rulesOf(t *testing.T, all []object, one workload, direction string) []any {
	t.Helper()
	policy := selecting(all, "NetworkPolicy", one.labels, "podSelector")
	rules, _ := at(policy, "spec", direction).([]any)
	return rules
}

func reaches(rules []any, direction string, other workload, port any) bool {
	for _, rule := range rules {
		ports, _ := at(rule, "ports").([]any)
		for _, open := range ports {
			if at(open, "port") == port && picks(at(rule, direction), other) {
				return true
			}
		}
	}
	return false
}

func TestBothEndsOfAConnectionInsideAReleaseAllowIt(t *testing.T) {
	for chart, values := range map[string]string{"planewatch": "cases/planewatch_full.yaml", "dataplane": "cases/dataplane_least.yaml"} {
		all := restrictedRender(t, chart, values)
		connections := 0
		for _, server := range workloads(all) {
			for _, client := range workloads(all) {
				for _, rule := range rulesOf(t, all, server, "ingress") {
					for _, port := range at(rule, "ports").([]any) {
						if own := at(rule, "from"); own == nil || !picks(own, client) || selfOnly(own) {
							continue
						}
						connections++
						if !reaches(rulesOf(t, all, client, "egress"), "to", server, at(port, "port")) {
							t.Errorf("%s may not send to %s at %v", client.name, server.name, at(port, "port"))
						}
					}
				}
			}
		}
		if connections == 0 {
			t.Errorf("%s has no connections", chart)
		}
	}
}

// A peer of all pods of the namespace also lets in pods that have nothing to send.
func selfOnly(peers any) bool {
	for _, peer := range peers.([]any) {
		if selector, has := peer.(map[string]any)["podSelector"].(map[string]any); has && len(selector) == 0 {
			return true
		}
	}
	return false
}

func TestEveryPodResolvesNamesAndNoneReachesEveryAddress(t *testing.T) {
	for chart, values := range map[string]string{"planewatch": "cases/planewatch_full.yaml", "dataplane": "cases/dataplane_least.yaml"} {
		all := restrictedRender(t, chart, values)
		for _, one := range workloads(all) {
			policy := selecting(all, "NetworkPolicy", one.labels, "podSelector")
			if types := fmt.Sprint(at(policy, "spec", "policyTypes")); types != "[Ingress Egress]" {
				t.Errorf("%s: %s", one.name, types)
			}
			resolves := false
			for _, rule := range rulesOf(t, all, one, "egress") {
				ports := fmt.Sprint(at(rule, "ports"))
				resolves = resolves || strings.Contains(ports, "map[port:53 protocol:UDP]")
				// Only the Kubernetes API may be at any address, at its ports.
				if to, _ := at(rule, "to").([]any); len(to) == 0 && ports != "[map[port:443 protocol:TCP] map[port:6443 protocol:TCP]]" {
					t.Errorf("%s reaches every address at %s", one.name, ports)
				}
			}
			if !resolves {
				t.Errorf("%s resolves no names", one.name)
			}
		}
	}
}

func TestPrometheusReachesTheCollectorsOfEachDataPlane(t *testing.T) {
	all := restrictedRender(t, "planewatch", "cases/planewatch_full.yaml")
	for _, namespace := range []string{"shop-prod", "shop-qa"} {
		found := false
		for _, rule := range rulesOf(t, all, workloadOf(t, all, "prometheus"), "egress") {
			to, _ := at(rule, "to").([]any)
			found = found || len(to) == 1 && at(to[0], "namespaceSelector", "matchLabels", "kubernetes.io/metadata.name") == namespace && strings.Contains(fmt.Sprint(at(rule, "ports")), "8889")
		}
		if !found {
			t.Errorf("%s is out of reach", namespace)
		}
	}
}

func TestRulesForTheOutsideBelongToTheirComponents(t *testing.T) {
	all := restrictedRender(t, "planewatch", "cases/planewatch_full.yaml")
	for component, expected := range map[string]string{
		"controlplane": "203.0.113.7/32", "prometheus": "198.51.100.0/24", "thanos-store": "198.51.100.0/24", "thanos-compactor": "198.51.100.0/24",
		"alertmanager": "", "thanos-query": "", "thanos-query-frontend": "",
	} {
		var blocks []string
		for _, rule := range rulesOf(t, all, workloadOf(t, all, component), "egress") {
			to, _ := at(rule, "to").([]any)
			for _, peer := range to {
				if cidr := text(at(peer, "ipBlock", "cidr")); cidr != "" {
					blocks = append(blocks, cidr)
				}
			}
		}
		if strings.Join(blocks, " ") != expected {
			t.Errorf("%s reaches %v", component, blocks)
		}
	}
}

func TestADependencyWithoutAnEgressRuleIsRefused(t *testing.T) {
	for set, says := range map[string]string{
		"thanos.enabled=true,thanos.objectStorageSecret=x":                                                 "networkPolicy.egress.rules.objectStorage",
		"controlplane.database.url=jdbc:postgresql://db/planewatch,controlplane.database.passwordSecret=x": "networkPolicy.egress.rules.controlplane",
	} {
		_, said, err := helm("template", "pw", "../planewatch", "--set", "networkPolicy.egress.enabled=true,"+set)
		if err == nil || !strings.Contains(said, says) {
			t.Errorf("%s: %s", set, said)
		}
	}
}

func TestAnIngressControllerIsNamedByNamespaceLabelsOrAddressBlock(t *testing.T) {
	for set, expected := range map[string]string{
		"namespace=ingress-nginx":                 "map[namespaceSelector:map[matchLabels:map[kubernetes.io/metadata.name:ingress-nginx]]]",
		"namespaceLabels.network=edge":            "map[namespaceSelector:map[matchLabels:map[network:edge]]]",
		"namespace=edge,podLabels.app=haproxy":    "map[namespaceSelector:map[matchLabels:map[kubernetes.io/metadata.name:edge]] podSelector:map[matchLabels:map[app:haproxy]]]",
		"cidr=10.20.0.0/16,except={10.20.7.0/24}": "map[ipBlock:map[cidr:10.20.0.0/16 except:[10.20.7.0/24]]]",
	} {
		var parts []string
		for _, part := range strings.Split(set, ",") {
			parts = append(parts, "controlplane.ingress.controllers[0]."+part)
		}
		all := objects(t, rendered(t, "planewatch", "controlplane.ingress.enabled=true,controlplane.ingress.host=a.example,controlplane.ingress.tlsSecret=tls,"+strings.Join(parts, ",")))
		from := fmt.Sprint(at(rulesOf(t, all, workloadOf(t, all, "controlplane"), "ingress")[0], "from"))
		if !strings.Contains(from, expected) || strings.Contains(from, "namespaceSelector:map[]") {
			t.Errorf("%s: %s", set, from)
		}
	}
}

func TestAnIngressWithoutItsControllerIsRefused(t *testing.T) {
	_, said, err := helm("template", "pw", "../planewatch", "--set", "controlplane.ingress.enabled=true,controlplane.ingress.host=a.example,controlplane.ingress.tlsSecret=tls")
	if err == nil || !strings.Contains(said, "controlplane.ingress.controllers") {
		t.Error(said)
	}
}

func TestTheJobOfTheSecretsReachesTheKubernetesAPIOnly(t *testing.T) {
	all := objects(t, rendered(t, "planewatch", "networkPolicy.egress.enabled=true,networkPolicy.egress.apiServer.to[0].ipBlock.cidr=192.0.2.1/32"))
	policy := find(all, "NetworkPolicy", "pw-secrets")
	egress, _ := at(policy, "spec", "egress").([]any)
	if ingress, _ := at(policy, "spec", "ingress").([]any); len(ingress) != 0 || len(egress) != 2 || fmt.Sprint(at(egress[1], "to")) != "[map[ipBlock:map[cidr:192.0.2.1/32]]]" {
		t.Errorf("its policy is %v", policy)
	}
}
