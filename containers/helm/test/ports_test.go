package charts

import (
	"fmt"
	"slices"
	"testing"
)

// On what each container listens. A chart can name ports, and a policy lets nobody reach another one. What Prometheus and Thanos really open with
// the chart's arguments is seen when they are started (listeners_test.go); the other processes are tested natively and in compose
// (containers/native/test/listeners.mjs, ComposeIT), with the same programs and options.
var ports = map[string][]int{
	"controlplane":          {3000},
	"prometheus":            {9090},
	"rules":                 {},
	"thanos-sidecar":        {10901, 10902},
	"alertmanager":          {9093, 9094},
	"receivers":             {},
	"thanos-query":          {10903, 10904},
	"thanos-query-frontend": {10913},
	"thanos-store":          {10905, 10906},
	"thanos-compactor":      {10907},
	"dataplane":             {8080},
	"collector":             {4317, 4318, 8888, 8889, 13133},
	"gateway":               {4317, 4318, 8888, 13133},
	// The container that cases/*_open.yaml add.
	"beside": {},
}

func TestEveryContainerNamesTheseAndNoOtherPorts(t *testing.T) {
	eachWorkload(t, func(t *testing.T, one workload, _ []object) {
		for _, container := range one.pod["containers"].([]any) {
			expected, known := ports[text(at(container, "name"))]
			var named []int
			declared, _ := at(container, "ports").([]any)
			for _, port := range declared {
				named = append(named, int(at(port, "containerPort").(float64)))
			}
			slices.Sort(named)
			if !known || fmt.Sprint(named) != fmt.Sprint(append([]int{}, expected...)) {
				t.Errorf("%v names the ports %v, not %v", at(container, "name"), named, expected)
			}
		}
	})
}
