package charts

import (
	"fmt"
	"os"
	"regexp"
	"slices"
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

func TestPrometheusScrapesItsOwnSidecarAndEveryReplicaOfTheOtherPartsOfThanos(t *testing.T) {
	job := jobOf(t, "thanos")
	found := fmt.Sprint(targets(job), names(job))
	if expected := "[127.0.0.1:10902 pw-thanos-store-0.pw-thanos-store:10906 pw-thanos-compactor:10907] [pw-thanos-query-replicas pw-thanos-query-frontend-replicas]"; found != expected {
		t.Errorf("it scrapes %s", found)
	}
}

func TestPrometheusScrapesEveryReplicaOfTheControlPlane(t *testing.T) {
	job := jobOf(t, "controlplane")
	if len(targets(job)) != 0 || fmt.Sprint(names(job)) != "[pw-controlplane-replicas]" {
		t.Errorf("it scrapes %v and %v", targets(job), names(job))
	}
	all := objects(t, render(t, "planewatch_full", "cases/planewatch_full.yaml"))
	service := find(all, "Service", "pw-controlplane-replicas")
	if at(service, "spec", "clusterIP") != "None" || !selects(at(service, "spec", "selector"), workloadOf(t, all, "controlplane").labels) {
		t.Errorf("the service is %v", service)
	}
}

func TestEveryReplicaOfAlertmanagerGetsTheAlertsAndIsScraped(t *testing.T) {
	expected := "[pw-alertmanager-0.pw-alertmanager:9093 pw-alertmanager-1.pw-alertmanager:9093]"
	told := at(configurationOf(t), "alerting", "alertmanagers").([]any)
	if len(told) != 1 || fmt.Sprint(targets(told[0])) != expected {
		t.Errorf("the alerts go to %v", told)
	}
	if found := fmt.Sprint(targets(jobOf(t, "alertmanager"))); found != expected {
		t.Errorf("it scrapes %s", found)
	}
}

// A store that does not answer must be named in a warning, or a hole in the history looks like no data.
func TestThanosQueryAsksEveryStoreStrictly(t *testing.T) {
	var endpoints []string
	for _, argument := range container(t, objects(t, render(t, "planewatch_full", "cases/planewatch_full.yaml")), "thanos-query")["args"].([]any) {
		if strings.HasPrefix(argument.(string), "--endpoint") {
			endpoints = append(endpoints, argument.(string))
		}
	}
	if found := strings.Join(endpoints, " "); found != "--endpoint-strict=pw-prometheus-0.pw-prometheus-replicas:10901 --endpoint-strict=pw-prometheus-1.pw-prometheus-replicas:10901 "+
		"--endpoint-strict=pw-thanos-store-0.pw-thanos-store:10905" {
		t.Error(found)
	}
}

func TestLinksInNotificationsLeadToTheIngress(t *testing.T) {
	all := objects(t, render(t, "planewatch_full", "cases/planewatch_full.yaml"))
	for name, expected := range map[string]string{"prometheus": "--web.external-url=https://planewatch.example.com", "alertmanager": "--web.external-url=https://planewatch.example.com/alerts"} {
		if !slices.Contains(container(t, all, name)["args"].([]any), any(expected)) {
			t.Errorf("%s has %v", name, container(t, all, name)["args"])
		}
	}
	all = objects(t, rendered(t, "planewatch", "externalUrl=http://planewatch.example.com"))
	if !slices.Contains(container(t, all, "prometheus")["args"].([]any), any("--web.external-url=http://planewatch.example.com")) {
		t.Error("an address without an ingress is missing")
	}
}

func TestTheMetricsOfCollectorsThemselvesSpeakForNoDataPlane(t *testing.T) {
	job := jobOf(t, "collectors-prod")
	labels := map[any]any{}
	for _, rule := range job["relabel_configs"].([]any) {
		if replacement := at(rule, "replacement"); replacement != nil {
			labels[at(rule, "target_label")] = replacement
		}
	}
	kept := at(job["metric_relabel_configs"].([]any)[0], "regex").(string)
	if labels["data_plane"] != "control" || labels["plane"] != "prod" || job["authorization"] != nil || job["honor_labels"] != false {
		t.Errorf("it is %v", job)
	}
	if pattern := regexp.MustCompile("^(?:" + kept + ")$"); pattern.MatchString("planewatch_plane_maintenance") || !pattern.MatchString("otelcol_exporter_queue_size") {
		t.Errorf("it keeps %s", kept)
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

func configurationOf(t *testing.T) map[string]any {
	t.Helper()
	for _, one := range objects(t, render(t, "planewatch_full", "cases/planewatch_full.yaml")) {
		var configuration map[string]any
		check(t, yaml.Unmarshal([]byte(text(at(one, "data", "prometheus.yml"))), &configuration))
		if len(configuration) > 0 {
			return configuration
		}
	}
	t.Fatal("there is no prometheus.yml")
	return nil
}

// targets are those of a job's static_configs, names those of its dns_sd_configs.
func targets(job any) []any {
	var found []any
	configurations, _ := at(job, "static_configs").([]any)
	for _, one := range configurations {
		found = append(found, at(one, "targets").([]any)...)
	}
	return found
}

func names(job any) []any {
	var found []any
	configurations, _ := at(job, "dns_sd_configs").([]any)
	for _, one := range configurations {
		found = append(found, at(one, "names").([]any)...)
	}
	return found
}

func jobOf(t *testing.T, name string) map[string]any {
	t.Helper()
	for _, job := range configurationOf(t)["scrape_configs"].([]any) {
		if at(job, "job_name") == name {
			return job.(map[string]any)
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
