package charts

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

// bytesOf reads a size of Kubernetes, Docker or Go.
func bytesOf(t *testing.T, size string) float64 {
	t.Helper()
	parts := regexp.MustCompile(`^([0-9.]+)([a-zA-Z]*)$`).FindStringSubmatch(size)
	factors := map[string]float64{"m": 1 << 20, "Mi": 1 << 20, "MiB": 1 << 20, "g": 1 << 30, "Gi": 1 << 30, "GiB": 1 << 30}
	if parts == nil || factors[parts[2]] == 0 {
		t.Fatalf("%q is not a known size", size)
	}
	number, err := strconv.ParseFloat(parts[1], 64)
	check(t, err)
	return number * factors[parts[2]]
}

// collectsInTime tells whether a Go program knows its memory limit: by itself, or by GOMEMLIMIT with at most 90 % of the limit.
func collectsInTime(t *testing.T, arguments, goLimit, limit string) bool {
	t.Helper()
	if strings.Contains(arguments, "auto-gomemlimit") {
		return true
	}
	return goLimit != "" && bytesOf(t, goLimit) <= 0.9*bytesOf(t, limit)
}

func TestEveryGoProgramOfTheChartsKnowsItsMemoryLimit(t *testing.T) {
	eachWorkload(t, func(t *testing.T, one workload, _ []object) {
		for _, container := range one.pod["containers"].([]any) {
			name := text(at(container, "name"))
			// Java, scripts, and Prometheus, which knows the limit of its container by default.
			if strings.Contains("controlplane dataplane rules receivers prometheus beside", name) {
				continue
			}
			limit, goLimit := text(at(container, "resources", "limits", "memory")), text(at(named(at(container, "env"), "GOMEMLIMIT"), "value"))
			if !collectsInTime(t, fmt.Sprint(at(container, "args")), goLimit, limit) {
				t.Errorf("%s has %q of %s", name, goLimit, limit)
			}
		}
	})
}

func TestEveryServiceOfComposeHasALimitOfMemoryAndOfItsLog(t *testing.T) {
	content, err := os.ReadFile("../../../docker-compose.yml")
	check(t, err)
	var compose map[string]any
	check(t, yaml.Unmarshal(content, &compose))
	services := compose["services"].(map[string]any)
	if len(services) < 15 {
		t.Fatalf("there are %d services", len(services))
	}
	for name, service := range services {
		limit := text(at(service, "mem_limit"))
		if limit == "" {
			t.Errorf("%s has no limit of memory", name)
			continue
		}
		if at(service, "logging", "options", "max-size") != "10m" || at(service, "logging", "options", "max-file") != "3" {
			t.Errorf("the log of %s grows without a bound", name)
		}
		if !regexp.MustCompile("prom/|thanos|versitygw|planewatch/collector").MatchString(text(at(service, "image"))) {
			continue
		}
		if goLimit := text(at(service, "environment", "GOMEMLIMIT")); !collectsInTime(t, fmt.Sprint(at(service, "command")), goLimit, limit) {
			t.Errorf("%s has %q of %s", name, goLimit, limit)
		}
	}
}
