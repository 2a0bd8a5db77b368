package charts

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

var update = flag.Bool("update", false, "write the renders instead of comparing with them")

// A case is a file in cases/ or an example for operators, named CHART_WHAT.yaml.
func cases(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("cases/*.yaml")
	check(t, err)
	examples, err := filepath.Glob("../examples/*.yaml")
	check(t, err)
	files = append(files, examples...)
	found := map[string]string{}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		found[name] = file
	}
	if len(found) == 0 {
		t.Fatal("there are no cases")
	}
	return found
}

func chartOf(name string) string { return strings.SplitN(name, "_", 2)[0] }

func helm(arguments ...string) ([]byte, string, error) {
	command := exec.Command(os.Getenv("HELM"), arguments...)
	var out, said bytes.Buffer
	command.Stdout, command.Stderr = &out, &said
	err := command.Run()
	return out.Bytes(), said.String(), err
}

// Renders by their arguments. TestTwoRendersAreTheSame shows that a render does not change.
var renders = map[string][]byte{}

func template(t *testing.T, arguments ...string) []byte {
	t.Helper()
	key := strings.Join(arguments, "\n")
	if renders[key] == nil {
		out, said, err := helm(append([]string{"template", "pw"}, arguments...)...)
		if err != nil {
			t.Fatalf("helm template %v: %s", arguments, said)
		}
		renders[key] = out
	}
	return renders[key]
}

func render(t *testing.T, name, values string) []byte {
	t.Helper()
	return template(t, "../"+chartOf(name), "--namespace", "watch", "-f", values)
}

// onePlane is an addition to rendered's `set`: a data plane that Prometheus discovers.
const onePlane = ",planes[0].id=prod,planes[0].namespace=shop-prod,planes[0].environment=prod"

// rendered is the least case of a chart with some values of its own, as `helm --set` takes them.
func rendered(t *testing.T, chart, set string) []byte {
	t.Helper()
	return template(t, "../"+chart, "--namespace", "watch", "-f", "cases/"+chart+"_least.yaml", "--set", set)
}

type object map[string]any

// find is the object of a kind with a name; nil if there is none.
func find(all []object, kind, name string) object {
	for _, one := range all {
		if one["kind"] == kind && at(one, "metadata", "name") == name {
			return one
		}
	}
	return nil
}

// named is the item of a list with a name; nil if there is none.
func named(list any, name string) any {
	items, _ := list.([]any)
	for _, one := range items {
		if at(one, "name") == name {
			return one
		}
	}
	return nil
}

func objects(t *testing.T, rendered []byte) []object {
	t.Helper()
	var all []object
	for _, document := range bytes.Split(rendered, []byte("\n---\n")) {
		var one object
		check(t, yaml.Unmarshal(document, &one))
		if len(one) > 0 {
			all = append(all, one)
		}
	}
	return all
}

// at walks down by keys; nil where there is nothing.
func at(value any, path ...string) any {
	for _, key := range path {
		switch node := value.(type) {
		case object:
			value = node[key]
		case map[string]any:
			value = node[key]
		default:
			return nil
		}
	}
	return value
}

func text(value any) string {
	found, _ := value.(string)
	return found
}

func TestRendersAreTheGoldenOnes(t *testing.T) {
	for name, values := range cases(t) {
		if !strings.HasPrefix(values, "cases/") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			golden := "golden/" + name + ".yaml"
			rendered := shortened(t, render(t, name, values))
			if *update {
				check(t, os.WriteFile(golden, rendered, 0o644))
				return
			}
			expected, err := os.ReadFile(golden)
			check(t, err)
			if !bytes.Equal(rendered, expected) {
				t.Errorf("%s differs; read the difference, then run this with -update: %s", golden, firstDifference(expected, rendered))
			}
		})
	}
}

// shortened leaves out what is a copy of a file that has tests of its own.
func shortened(t *testing.T, rendered []byte) []byte {
	t.Helper()
	var kept []string
	for _, one := range objects(t, rendered) {
		if one["kind"] == "ConfigMap" {
			for key := range at(one, "data").(map[string]any) {
				one["data"].(map[string]any)[key] = "(as it stands in the repository)"
			}
		}
		// The name of a Job contains a hash of its pods and its script.
		if metadata := at(one, "metadata").(map[string]any); one["kind"] == "Job" {
			metadata["name"] = regexp.MustCompile("-[0-9a-f]{8}$").ReplaceAllString(text(metadata["name"]), "-(hash)")
		}
		if annotations, ok := at(one, "spec", "template", "metadata", "annotations").(map[string]any); ok {
			delete(annotations, "checksum/config")
		}
		text, err := yaml.Marshal(one)
		check(t, err)
		kept = append(kept, string(text))
	}
	return []byte(strings.Join(kept, "---\n"))
}

func firstDifference(expected, got []byte) string {
	a, b := strings.Split(string(expected), "\n"), strings.Split(string(got), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "\n- " + a[i] + "\n+ " + b[i]
		}
	}
	return "one is longer"
}

func TestLintFindsNothing(t *testing.T) {
	for name, values := range cases(t) {
		t.Run(name, func(t *testing.T) {
			if out, said, err := helm("lint", "--strict", "../"+chartOf(name), "-f", values); err != nil {
				t.Error(string(out), said)
			}
		})
	}
}

func TestEveryObjectIsWhatItsSchemaAsks(t *testing.T) {
	location := schemas(t) + "/{{ .ResourceKind }}{{ .KindSuffix }}.json"
	judge := func(objects []byte) (string, error) {
		command := exec.Command(os.Getenv("KUBECONFORM"), "-strict", "-summary", "-schema-location", location)
		command.Stdin = bytes.NewReader(objects)
		out, err := command.CombinedOutput()
		return string(out), err
	}
	// All cases at once, because reading the schemas takes most of the time; one by one only to find the case that is wrong.
	var all []byte
	for name, values := range cases(t) {
		all = append(append(all, "\n---\n"...), render(t, name, values)...)
	}
	said, err := judge(all)
	if err == nil {
		return
	}
	t.Error(said)
	for name, values := range cases(t) {
		if said, err := judge(render(t, name, values)); err != nil {
			t.Errorf("%s: %s", name, said)
		}
	}
}

func TestPrometheusTakesItsConfiguration(t *testing.T) {
	for name, values := range cases(t) {
		if chartOf(name) != "planewatch" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			for _, one := range objects(t, render(t, name, values)) {
				configuration := text(at(one, "data", "prometheus.yml"))
				if configuration == "" {
					continue
				}
				file := t.TempDir() + "/prometheus.yml"
				check(t, os.WriteFile(file, []byte(configuration), 0o644))
				if out, err := exec.Command(os.Getenv("PROMTOOL"), "check", "config", "--syntax-only", file).CombinedOutput(); err != nil {
					t.Error(string(out))
				}
				return
			}
			t.Error("there is no prometheus.yml")
		})
	}
}

func TestTheGatewayTakesItsConfiguration(t *testing.T) {
	if out, err := exec.Command(os.Getenv("GATEWAY"), "validate", "--config", "../dataplane/files/gateway.yaml").CombinedOutput(); err != nil {
		t.Error(string(out))
	}
}

func TestTheSchemasFindWhatIsWrong(t *testing.T) {
	location := schemas(t) + "/{{ .ResourceKind }}{{ .KindSuffix }}.json"
	for _, wrong := range []string{
		"apiVersion: v1\nkind: Service\nmetadata: { name: x }\nspec: { prots: [] }\n",
		"apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: { name: x }\nspec: { triggers: [] }\n",
		"apiVersion: example.org/v1\nkind: Unknown\nmetadata: { name: x }\n",
	} {
		command := exec.Command(os.Getenv("KUBECONFORM"), "-strict", "-schema-location", location)
		command.Stdin = strings.NewReader(wrong)
		if out, err := command.CombinedOutput(); err == nil {
			t.Errorf("nothing was found wrong with %s: %s", wrong, out)
		}
	}
}

func TestANameThatIsTooLongIsRefused(t *testing.T) {
	for _, chart := range []string{"planewatch", "dataplane"} {
		_, said, err := helm("template", strings.Repeat("x", 45), "../"+chart, "-f", "cases/"+chart+"_least.yaml")
		if err == nil || !strings.Contains(said, "choose a shorter one") {
			t.Errorf("%s: %s", chart, said)
		}
	}
}

func TestWrongValuesAreRefusedWithTheirName(t *testing.T) {
	for _, wrong := range []struct{ chart, set, says string }{
		{"planewatch", "prometheus.replicas=two", "replicas"},
		{"planewatch", "prometheus.retention=15", "retention"},
		{"planewatch", "promethius.replicas=1", "promethius"},
		{"planewatch", "controlplane.replicas=2", "PostgreSQL"},
		{"planewatch", "prometheus.replicas=2", "thanos.enabled"},
		{"planewatch", "thanos.enabled=true", "objectStorageSecret"},
		{"planewatch", "controlplane.ingress.enabled=true", "controlplane.ingress.host"},
		{"planewatch", "engineCredentials.enabled=perhaps", "engineCredentials"},
		{"planewatch", "prometheus.scrapeConfigs[0].job_name=x,prometheus.scrapeConfigs[0].honor_labels=true", "honor_labels"},
		{"dataplane", "plane.id=Prod", "id"},
		{"dataplane", "plane.id=", "id"},
	} {
		t.Run(wrong.set, func(t *testing.T) {
			_, said, err := helm("template", "pw", "../"+wrong.chart, "-f", "cases/"+wrong.chart+"_least.yaml", "--set", wrong.set)
			if err == nil || !strings.Contains(said, wrong.says) {
				t.Errorf("expected a refusal that names %q: %s", wrong.says, said)
			}
		})
	}
}
