package charts

import (
	"fmt"
	"testing"
)

type workload struct {
	name     string
	replicas float64
	scaled   bool
	labels   map[string]any
	// Of the pods.
	annotations map[string]any
	pod         map[string]any
}

func workloads(all []object) []workload {
	var found []workload
	for _, one := range all {
		switch one["kind"] {
		case "Deployment", "StatefulSet":
			replicas, fixed := at(one, "spec", "replicas").(float64)
			annotations, _ := at(one, "spec", "template", "metadata", "annotations").(map[string]any)
			found = append(found, workload{
				annotations: annotations,
				name:        fmt.Sprint(one["kind"], " ", at(one, "metadata", "name")),
				replicas:    replicas,
				scaled:      !fixed,
				labels:      at(one, "spec", "template", "metadata", "labels").(map[string]any),
				pod:         at(one, "spec", "template", "spec").(map[string]any),
			})
		}
	}
	return found
}

func eachWorkload(t *testing.T, verify func(t *testing.T, one workload, all []object)) {
	t.Helper()
	for name, values := range cases(t) {
		all := objects(t, render(t, name, values))
		found := workloads(all)
		if len(found) == 0 {
			t.Fatalf("%s has no workload", name)
		}
		for _, one := range found {
			t.Run(name+"/"+one.name, func(t *testing.T) { verify(t, one, all) })
		}
	}
}

func TestEveryPodIsConfined(t *testing.T) {
	eachWorkload(t, func(t *testing.T, one workload, _ []object) {
		security := at(one.pod, "securityContext")
		if at(security, "runAsNonRoot") != true || text(at(security, "seccompProfile", "type")) != "RuntimeDefault" {
			t.Errorf("the pod's security context is %v", security)
		}
		if one.pod["enableServiceLinks"] != false {
			t.Error("the namespace's services become its environment")
		}
		containers := one.pod["containers"].([]any)
		before, _ := one.pod["initContainers"].([]any)
		for _, container := range append(before, containers...) {
			context := at(container, "securityContext")
			dropped, _ := at(context, "capabilities", "drop").([]any)
			if at(context, "allowPrivilegeEscalation") != false || at(context, "readOnlyRootFilesystem") != true || len(dropped) != 1 || dropped[0] != "ALL" {
				t.Errorf("%v: the security context is %v", at(container, "name"), context)
			}
			if at(container, "resources", "limits", "memory") == nil || at(container, "resources", "requests", "cpu") == nil {
				t.Errorf("%v: without limits and requests", at(container, "name"))
			}
		}
		for _, container := range containers {
			if at(container, "readinessProbe") == nil || at(container, "livenessProbe") == nil {
				t.Errorf("%v: without probes", at(container, "name"))
			}
		}
	})
}

func TestEachPrometheusIsExpectedToFetchItsRules(t *testing.T) {
	all := objects(t, render(t, "planewatch_full", "cases/planewatch_full.yaml"))
	settings := map[string]string{}
	for _, one := range container(t, all, "controlplane")["env"].([]any) {
		settings[text(at(one, "name"))] = text(at(one, "value"))
	}
	if found := settings["PLANEWATCH_RULES_READERS"]; found != "pw-prometheus-0,pw-prometheus-1" {
		t.Errorf("it expects %s", found)
	}
	if found := settings["PLANEWATCH_RULES_PROMETHEUS"]; found != "http://pw-prometheus-0.pw-prometheus-replicas:9090,http://pw-prometheus-1.pw-prometheus-replicas:9090" {
		t.Errorf("it reloads %s", found)
	}
	for _, one := range container(t, all, "rules")["env"].([]any) {
		if at(one, "name") == "READER" && at(one, "valueFrom", "fieldRef", "fieldPath") != "metadata.name" {
			t.Error("a reader does not come by the name of its pod")
		}
	}
}

func TestOnlyPrometheusMayHaveAServiceAccountsToken(t *testing.T) {
	eachWorkload(t, func(t *testing.T, one workload, _ []object) {
		if one.pod["automountServiceAccountToken"] != false && one.labels["app.kubernetes.io/component"] != "prometheus" {
			t.Error("it mounts a token")
		}
	})
}

func TestEveryWorkloadHasAPolicyThatNamesWhoMayComeIn(t *testing.T) {
	eachWorkload(t, func(t *testing.T, one workload, all []object) {
		policy := selecting(all, "NetworkPolicy", one.labels, "podSelector")
		if policy == nil {
			t.Fatal("no network policy selects it")
		}
		for _, rule := range at(policy, "spec", "ingress").([]any) {
			component := one.labels["app.kubernetes.io/component"]
			if from, _ := at(rule, "from").([]any); len(from) == 0 && component != "dataplane" {
				t.Errorf("anybody may come in by %v", at(rule, "ports"))
			}
		}
	})
}

func TestSeveralReplicasAreNotDisruptedTogether(t *testing.T) {
	eachWorkload(t, func(t *testing.T, one workload, all []object) {
		if (one.replicas > 1 || one.scaled) && selecting(all, "PodDisruptionBudget", one.labels, "selector") == nil {
			t.Error("no disruption budget selects it")
		}
	})
}

func TestACollectorIsReachedByItsPlaneAndByPrometheusAlone(t *testing.T) {
	all := objects(t, render(t, "dataplane_least", "cases/dataplane_least.yaml"))
	for _, one := range workloads(all) {
		if one.labels["app.kubernetes.io/component"] != "collector" {
			continue
		}
		rules := at(selecting(all, "NetworkPolicy", one.labels, "podSelector"), "spec", "ingress").([]any)
		byPort := map[any][]any{}
		for _, rule := range rules {
			for _, port := range at(rule, "ports").([]any) {
				byPort[at(port, "port")] = at(rule, "from").([]any)
			}
		}
		if len(byPort) != 3 || fmt.Sprint(byPort[8888.0]) != fmt.Sprint(byPort[8889.0]) {
			t.Fatalf("the ports are open to %v", byPort)
		}
		telemetry, scraping := byPort[4317.0], byPort[8889.0]
		if len(telemetry) != 1 || at(telemetry[0], "podSelector", "matchLabels", "app.kubernetes.io/component") != "gateway" || at(telemetry[0], "namespaceSelector") != nil {
			t.Errorf("telemetry comes from %v", telemetry)
		}
		if len(scraping) != 1 || at(scraping[0], "podSelector", "matchLabels", "app.kubernetes.io/component") != "prometheus" ||
			at(scraping[0], "namespaceSelector", "matchLabels", "kubernetes.io/metadata.name") != "planewatch" {
			t.Errorf("it is scraped by %v", scraping)
		}
		return
	}
	t.Fatal("there is no collector")
}

func TestReplicasOfAlertmanagerReachEachOtherByBothProtocolsOfTheirGossip(t *testing.T) {
	all := objects(t, render(t, "planewatch_full", "cases/planewatch_full.yaml"))
	for _, one := range workloads(all) {
		if one.labels["app.kubernetes.io/component"] != "alertmanager" {
			continue
		}
		protocols := map[any]bool{}
		for _, rule := range at(selecting(all, "NetworkPolicy", one.labels, "podSelector"), "spec", "ingress").([]any) {
			for _, port := range at(rule, "ports").([]any) {
				if at(port, "port") == 9094.0 {
					protocols[at(port, "protocol")] = true
				}
			}
		}
		if !protocols["TCP"] || !protocols["UDP"] {
			t.Errorf("they may use %v", protocols)
		}
		return
	}
	t.Fatal("there is no Alertmanager")
}

func TestAServiceMonitorFindsEachReplicaOnce(t *testing.T) {
	all := objects(t, render(t, "planewatch_full", "cases/planewatch_full.yaml"))
	monitors := 0
	for _, monitor := range all {
		if monitor["kind"] != "ServiceMonitor" {
			continue
		}
		monitors++
		var services []string
		for _, service := range all {
			labels, _ := at(service, "metadata", "labels").(map[string]any)
			if service["kind"] == "Service" && selects(at(monitor, "spec", "selector", "matchLabels"), labels) {
				services = append(services, text(at(service, "metadata", "name")))
			}
		}
		if len(services) != 1 {
			t.Errorf("%v finds %v", at(monitor, "metadata", "name"), services)
		}
	}
	if monitors < 3 {
		t.Errorf("there are %d", monitors)
	}
}

// selecting finds the object of a kind whose selector matches labels.
func selecting(all []object, kind string, labels map[string]any, selector string) object {
	for _, one := range all {
		if one["kind"] == kind && selects(at(one, "spec", selector, "matchLabels"), labels) {
			return one
		}
	}
	return nil
}

func selects(matchLabels any, labels map[string]any) bool {
	wanted, _ := matchLabels.(map[string]any)
	for key, value := range wanted {
		if labels[key] != value {
			return false
		}
	}
	return len(wanted) > 0
}
