package charts

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

const reference = "../../../docs/helm-values.md"

type schema struct {
	Ref         string `json:"$ref"`
	Type        any
	Description string
	Properties  map[string]schema
	Items       *schema
	Enum        []any
	Const       any
	Definitions map[string]schema
}

func schemaOf(t *testing.T, chart string) schema {
	t.Helper()
	content, err := os.ReadFile("../" + chart + "/values.schema.json")
	check(t, err)
	var found schema
	check(t, json.Unmarshal(content, &found))
	return found
}

func defaultsOf(t *testing.T, chart string) map[string]any {
	t.Helper()
	content, err := os.ReadFile("../" + chart + "/values.yaml")
	check(t, err)
	var found map[string]any
	check(t, yaml.Unmarshal(content, &found))
	return found
}

// A row of the reference: a value without values below it.
type row struct {
	path, kind, byDefault, meaning string
}

func rows(path string, one schema, byDefault any, deep bool) []row {
	if one.Ref != "" && one.Ref != "#/definitions/image" {
		name := strings.TrimPrefix(one.Ref, "#/definitions/")
		return []row{{path, "object", shown(byDefault), fmt.Sprintf("See [%s](#%s)", name, name)}}
	}
	if one.Ref != "" {
		return []row{{path, "object", imageName(byDefault), "See [image](#image)"}}
	}
	if len(one.Properties) > 0 && (deep || path == "") {
		var all []row
		for _, name := range keys(one.Properties) {
			all = append(all, rows(strings.TrimPrefix(path+"."+name, "."), one.Properties[name], at(byDefault, name), true)...)
		}
		return all
	}
	all := []row{{path, kindOf(one), shown(byDefault), meaningOf(one)}}
	if one.Items != nil {
		for _, name := range keys(one.Items.Properties) {
			if item := one.Items.Properties[name]; item.Const == nil {
				all = append(all, row{path + "[]." + name, kindOf(item), "", meaningOf(item)})
			}
		}
	}
	return all
}

func keys(properties map[string]schema) []string {
	var names []string
	for name := range properties {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func kindOf(one schema) string {
	if one.Items != nil {
		if one.Items.Ref != "" {
			name := strings.TrimPrefix(one.Items.Ref, "#/definitions/")
			return fmt.Sprintf("list of [%s](#%s)", name, name)
		}
		return "list"
	}
	if several, ok := one.Type.([]any); ok {
		var kinds []string
		for _, kind := range several {
			kinds = append(kinds, fmt.Sprint(kind))
		}
		return strings.Join(kinds, " or ")
	}
	if one.Type == nil {
		return "string"
	}
	return fmt.Sprint(one.Type)
}

func meaningOf(one schema) string {
	meaning := one.Description
	if len(one.Enum) > 0 {
		var choices []string
		for _, choice := range one.Enum {
			choices = append(choices, fmt.Sprintf("`%v`", choice))
		}
		meaning += ": " + strings.Join(choices, ", ")
	}
	return meaning
}

func shown(value any) string {
	switch value.(type) {
	case nil:
		return ""
	case string:
		if value == "" {
			return "empty"
		}
		return fmt.Sprintf("`%s`", value)
	}
	content, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("`%s`", content)
}

func imageName(value any) string {
	name := text(at(value, "repository"))
	if registry := text(at(value, "registry")); registry != "" {
		name = registry + "/" + name
	}
	if tag := text(at(value, "tag")); tag != "" {
		name += ":" + tag
	}
	return "`" + name + "`"
}

func written(t *testing.T) string {
	t.Helper()
	var page strings.Builder
	page.WriteString("# Values of the Helm charts\n\nThis page is generated from `values.schema.json` and `values.yaml` of the charts (`go test -run Reference -update` in `containers/helm/test`).\n" +
		"`containers/helm/examples` contains values for EKS, AKS, GKE, OpenShift and clusters without internet access.\n")
	table := func(title string, found []row) {
		fmt.Fprintf(&page, "\n## %s\n\n| Value | Type | Default | Meaning |\n| --- | --- | --- | --- |\n", title)
		for _, one := range found {
			fmt.Fprintf(&page, "| `%s` | %s | %s | %s |\n", one.path, one.kind, strings.ReplaceAll(one.byDefault, "|", "\\|"), strings.ReplaceAll(one.meaning, "|", "\\|"))
		}
	}
	for _, chart := range []string{"planewatch", "dataplane"} {
		table("Chart "+chart, rows("", schemaOf(t, chart), defaultsOf(t, chart), true))
	}
	definitions := schemaOf(t, "planewatch").Definitions
	for _, name := range keys(definitions) {
		table(name, rows("", definitions[name], nil, true))
	}
	return page.String()
}

func TestTheReferenceOfTheValuesIsTheSchemas(t *testing.T) {
	expected := written(t)
	if *update {
		check(t, os.WriteFile(reference, []byte(expected), 0o644))
		return
	}
	found, err := os.ReadFile(reference)
	check(t, err)
	if string(found) != expected {
		t.Errorf("docs/helm-values.md is not up to date; run 'go test -run Reference -update': %s", firstDifference(found, []byte(expected)))
	}
}

func TestEveryValueHasAMeaningAndADefault(t *testing.T) {
	for _, chart := range []string{"planewatch", "dataplane"} {
		for _, one := range rows("", schemaOf(t, chart), defaultsOf(t, chart), true) {
			if one.meaning == "" {
				t.Errorf("%s: %s has no description", chart, one.path)
			}
			if one.byDefault == "" && !strings.Contains(one.path, "[]") && one.path != "global" {
				t.Errorf("%s: %s is not in values.yaml", chart, one.path)
			}
		}
		for name, definition := range schemaOf(t, chart).Definitions {
			for _, one := range rows("", definition, nil, true) {
				if one.meaning == "" {
					t.Errorf("%s: %s.%s has no description", chart, name, one.path)
				}
			}
		}
	}
}

func TestEveryDefaultIsInTheSchema(t *testing.T) {
	for _, chart := range []string{"planewatch", "dataplane"} {
		known := map[string]bool{}
		for _, one := range rows("", schemaOf(t, chart), defaultsOf(t, chart), true) {
			known[strings.SplitN(one.path, "[]", 2)[0]] = true
		}
		for name := range defaultsOf(t, chart) {
			found := false
			for path := range known {
				found = found || path == name || strings.HasPrefix(path, name+".")
			}
			if !found {
				t.Errorf("%s: the schema does not know %s", chart, name)
			}
		}
	}
}

func TestTheChartsShareTheirDefinitions(t *testing.T) {
	first, second := schemaOf(t, "planewatch").Definitions, schemaOf(t, "dataplane").Definitions
	one, err := json.Marshal(first)
	check(t, err)
	other, err := json.Marshal(second)
	check(t, err)
	if string(one) != string(other) {
		t.Error("values.schema.json of the charts define pods, images or peers differently")
	}
}

func TestEachPlatformHasAnExampleForBothCharts(t *testing.T) {
	for _, chart := range []string{"planewatch", "dataplane"} {
		for _, platform := range []string{"eks", "aks", "gke", "openshift", "air-gapped"} {
			if cases(t)[chart+"_"+platform] == "" {
				t.Errorf("there is no example of %s for %s", chart, platform)
			}
		}
	}
}
