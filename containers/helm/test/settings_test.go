package charts

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

func TestEverySettingThatAChartMakesIsDeclared(t *testing.T) {
	page, err := os.ReadFile("../../../docs/configuration.md")
	check(t, err)
	declared := map[string]bool{}
	for _, found := range regexp.MustCompile("`(planewatch\\.[a-z.-]+)`").FindAllSubmatch(page, -1) {
		declared[strings.ToUpper(strings.NewReplacer(".", "_", "-", "_").Replace(string(found[1])))] = true
	}
	eachWorkload(t, func(t *testing.T, one workload, _ []object) {
		for _, container := range one.pod["containers"].([]any) {
			settings, _ := at(container, "env").([]any)
			for _, setting := range settings {
				if name := text(at(setting, "name")); strings.HasPrefix(name, "PLANEWATCH_") && !declared[name] {
					t.Errorf("docs/configuration.md knows no %s", name)
				}
			}
		}
	})
}

func TestPrometheusWatchesItsOwnSidecarAndEveryOtherPartOfThanos(t *testing.T) {
	targets, _ := at(jobOf(t, "thanos"), "static_configs").([]any)[0].(map[string]any)["targets"].([]any)
	if len(targets) != 5 || targets[0] != "127.0.0.1:10902" {
		t.Errorf("it watches %v", targets)
	}
}

func TestPodsByAnnotationAreNoDataPlanesOfOurs(t *testing.T) {
	for _, rule := range jobOf(t, "kubernetes-pods")["relabel_configs"].([]any) {
		if at(rule, "action") == "drop" && at(rule, "regex") == "planewatch" {
			return
		}
	}
	t.Error("a data plane that carries the annotations is scraped twice")
}

func TestAScrapeOfAPlaneDropsTheNamesOfTheControlPlane(t *testing.T) {
	for _, name := range []string{"dataplane", "dataplane-direct", "dataplane-prod", "kubernetes-pods"} {
		rules, _ := jobOf(t, name)["metric_relabel_configs"].([]any)
		if len(rules) != 3 || at(rules[2], "action") != "drop" || at(rules[2], "regex") != "yes" {
			t.Errorf("%s has %v", name, rules)
		}
	}
}

func TestAScrapeJobOfOnesOwnIsAmongTheOthers(t *testing.T) {
	if configs, _ := jobOf(t, "legacy")["static_configs"].([]any); len(configs) != 1 {
		t.Errorf("it has %v", configs)
	}
}

func jobOf(t *testing.T, name string) map[string]any {
	t.Helper()
	for _, one := range objects(t, render(t, "planewatch_full", "cases/planewatch_full.yaml")) {
		var configuration map[string]any
		check(t, yaml.Unmarshal([]byte(text(at(one, "data", "prometheus.yml"))), &configuration))
		jobs, _ := configuration["scrape_configs"].([]any)
		for _, job := range jobs {
			if at(job, "job_name") == name {
				return job.(map[string]any)
			}
		}
	}
	t.Fatalf("there is no job %s", name)
	return nil
}

// The commands of docs/containers.md, rendered instead of installed: their values exist, and a plane gets in where it has to.
func TestWhatTheDocumentInstallsRendersAndLetsThePlaneIn(t *testing.T) {
	page, err := os.ReadFile("../../../docs/containers.md")
	check(t, err)
	text := strings.ReplaceAll(string(page), "\\\n", " ")
	commands := regexp.MustCompile(`(?m)^helm install (\S+) containers/helm/(\S+) (.*)$`).FindAllStringSubmatch(text, -1)
	if len(commands) != 2 {
		t.Fatalf("%d commands", len(commands))
	}
	rendered := map[string][]object{}
	for _, command := range commands {
		arguments := append([]string{"template", command[1], "../" + command[2]}, strings.Fields(strings.ReplaceAll(command[3], "'", ""))...)
		out, said, err := helm(arguments...)
		if err != nil {
			t.Fatalf("%s: %s", command[0], said)
		}
		rendered[command[2]] = objects(t, out)
	}
	plane := rendered["dataplane"][0]["metadata"].(map[string]any)["namespace"]
	for _, one := range rendered["planewatch"] {
		if one["kind"] == "NetworkPolicy" && at(one, "metadata", "name") == "planewatch-controlplane" {
			for _, from := range at(one, "spec", "ingress").([]any)[0].(map[string]any)["from"].([]any) {
				if at(from, "namespaceSelector", "matchLabels", "kubernetes.io/metadata.name") == plane {
					return
				}
			}
		}
	}
	t.Errorf("the control plane's policy keeps %v out", plane)
}
