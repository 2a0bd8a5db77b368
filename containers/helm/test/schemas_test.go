package charts

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

// Where the schemas come from: the API's own description and the operators' own definitions, each fixed to its bytes.
var sources = []struct{ module, version, sum string }{
	{"k8s.io/kubernetes", "v1.36.3", "h1:qDQdoMiluAE2Eab6Fa52YV+WjiGz9mZFFoagEA6cI+o="},
	{"github.com/prometheus-operator/prometheus-operator", "v0.85.0", "h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s="},
	{"github.com/kedacore/keda/v2", "v2.21.0", "h1:R6z2HZvstK4RLUMxroNACzBj74xGxt3kG59b5Xc+Xps="},
	{"github.com/external-secrets/external-secrets", "v1.3.2", "h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ="},
}

var definitions = []string{
	"example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml",
	"config/crd/bases/keda.sh_scaledobjects.yaml",
	"config/crd/bases/keda.sh_triggerauthentications.yaml",
	"config/crds/bases/external-secrets.io_externalsecrets.yaml",
}

// schemas writes a JSON schema a kind, as kubeconform looks for them, once a set of sources.
func schemas(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	check(t, err)
	key := sha256.Sum256([]byte(fmt.Sprint(sources, definitions)))
	folder := filepath.Join(cache, "planewatch", "schemas", fmt.Sprintf("%x", key[:8]))
	if _, err := os.Stat(folder); err == nil {
		return folder
	}
	partial := folder + ".new"
	check(t, os.RemoveAll(partial))
	check(t, os.MkdirAll(partial, 0o755))
	for _, source := range sources {
		dir := download(t, source.module, source.version, source.sum)
		if swagger := filepath.Join(dir, "api/openapi-spec/swagger.json"); exists(swagger) {
			writeKinds(t, swagger, partial)
		}
		for _, definition := range definitions {
			if path := filepath.Join(dir, definition); exists(path) {
				writeCustom(t, path, partial)
			}
		}
	}
	check(t, os.Rename(partial, folder))
	return folder
}

func download(t *testing.T, module, version, sum string) string {
	t.Helper()
	command := exec.Command("go", "mod", "download", "-json", module+"@"+version)
	command.Dir = t.TempDir()
	out, err := command.Output()
	check(t, err)
	var got struct{ Dir, Sum string }
	check(t, json.Unmarshal(out, &got))
	if got.Sum != sum {
		t.Fatalf("%s %s has other bytes than the ones that were pinned: %s", module, version, got.Sum)
	}
	return got.Dir
}

func writeKinds(t *testing.T, swagger, folder string) {
	t.Helper()
	text, err := os.ReadFile(swagger)
	check(t, err)
	var api struct {
		Definitions map[string]map[string]any `json:"definitions"`
	}
	check(t, json.Unmarshal(text, &api))
	for _, definition := range api.Definitions {
		closed(definition)
	}
	write(t, filepath.Join(folder, "_definitions.json"), map[string]any{"definitions": api.Definitions})
	for name, definition := range api.Definitions {
		kinds, _ := definition["x-kubernetes-group-version-kind"].([]any)
		if len(kinds) != 1 {
			continue
		}
		kind := kinds[0].(map[string]any)
		require(definition, "apiVersion", "kind")
		write(t, fileOf(folder, kind["group"].(string), kind["version"].(string), kind["kind"].(string)),
			map[string]any{"$ref": "_definitions.json#/definitions/" + name})
	}
}

func writeCustom(t *testing.T, path, folder string) {
	t.Helper()
	text, err := os.ReadFile(path)
	check(t, err)
	var crd struct {
		Spec struct {
			Group    string
			Names    struct{ Kind string }
			Versions []struct {
				Name   string
				Schema struct {
					OpenAPIV3Schema map[string]any `json:"openAPIV3Schema"`
				}
			}
		}
	}
	check(t, yaml.Unmarshal(text, &crd))
	for _, version := range crd.Spec.Versions {
		schema := version.Schema.OpenAPIV3Schema
		if schema == nil {
			continue
		}
		closed(schema)
		// The API server fills in what an object's metadata may hold.
		if properties, ok := schema["properties"].(map[string]any); ok {
			properties["metadata"] = map[string]any{"type": "object"}
		}
		write(t, fileOf(folder, crd.Spec.Group, version.Name, crd.Spec.Names.Kind), schema)
	}
}

// closed makes a schema strict: a key that nobody knows is a mistake, and what may be a number or a text is either.
func closed(schema any) {
	switch node := schema.(type) {
	case map[string]any:
		if node["format"] == "int-or-string" || node["x-kubernetes-int-or-string"] == true {
			delete(node, "type")
			node["oneOf"] = []any{map[string]any{"type": "string"}, map[string]any{"type": "integer"}}
			delete(node, "anyOf")
			return
		}
		if _, has := node["properties"].(map[string]any); has && node["additionalProperties"] == nil && node["x-kubernetes-preserve-unknown-fields"] != true {
			node["additionalProperties"] = false
		}
		for key, child := range node {
			if key != "default" && key != "enum" {
				closed(child)
			}
		}
	case []any:
		for _, child := range node {
			closed(child)
		}
	}
}

func require(definition map[string]any, names ...string) {
	required, _ := definition["required"].([]any)
	for _, name := range names {
		required = append(required, name)
	}
	definition["required"] = required
}

func fileOf(folder, group, version, kind string) string {
	name := strings.ToLower(kind)
	if group != "" {
		name += "-" + strings.Split(group, ".")[0]
	}
	return filepath.Join(folder, name+"-"+version+".json")
}

func write(t *testing.T, path string, value any) {
	t.Helper()
	text, err := json.Marshal(value)
	check(t, err)
	check(t, os.WriteFile(path, text, 0o644))
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
