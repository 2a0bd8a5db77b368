package charts

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// volumeAPI is the part of the Kubernetes API that the script `volumes` uses.
type volumeAPI struct {
	*secretAPI
	sizes  map[string]string
	claims map[string]string
	// Claims of a storage class without expansion.
	fixed   bool
	deleted []string
}

func newVolumeAPI(t *testing.T, size string, replicas int) *volumeAPI {
	t.Helper()
	api := &volumeAPI{secretAPI: newSecretAPI(t, nil), sizes: map[string]string{}, claims: map[string]string{}}
	for _, set := range []string{"pw-prometheus", "pw-alertmanager"} {
		api.sizes[set] = size
		for replica := range replicas {
			api.claims[fmt.Sprintf("data-%s-%d", set, replica)] = size
		}
	}
	api.server.Config.Handler = http.HandlerFunc(api.serveVolumes)
	return api
}

func (a *volumeAPI) serveVolumes(answer http.ResponseWriter, request *http.Request) {
	folder, name := request.URL.Path[:strings.LastIndex(request.URL.Path, "/")], request.URL.Path[strings.LastIndex(request.URL.Path, "/")+1:]
	body, _ := io.ReadAll(request.Body)
	say := func(status int, text string) {
		answer.WriteHeader(status)
		_, _ = io.WriteString(answer, text)
	}
	_, isSet := a.sizes[name]
	_, isClaim := a.claims[name]
	switch {
	case folder == "/apis/apps/v1/namespaces/watch/statefulsets" && isSet && request.Method == http.MethodGet:
		say(http.StatusOK, `{"kind":"StatefulSet","apiVersion":"apps/v1","metadata":{"name":"`+name+`","namespace":"watch","uid":"uid-of-`+name+`","resourceVersion":"7","labels":{"a":"b"}},`+
			`"spec":{"replicas":2,"template":{"metadata":{"labels":{}},"spec":{"containers":[{"name":"x","resources":{"requests":{"cpu":"1","memory":"1Gi"}}}]}},`+
			`"volumeClaimTemplates":[{"kind":"PersistentVolumeClaim","apiVersion":"v1","metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"`+a.sizes[name]+`"}},"volumeMode":"Filesystem"},"status":{"phase":"Pending"}}]},"status":{"replicas":2}}`)
	case folder == "/apis/apps/v1/namespaces/watch/statefulsets" && isSet && request.Method == http.MethodDelete:
		var options struct {
			PropagationPolicy string
			Preconditions     struct{ UID string }
		}
		if json.Unmarshal(body, &options) != nil || options.PropagationPolicy != "Orphan" || options.Preconditions.UID != "uid-of-"+name {
			say(http.StatusBadRequest, `{"message":"the pods would be deleted too"}`)
			return
		}
		a.deleted = append(a.deleted, name)
		say(http.StatusOK, `{"kind":"Status"}`)
	case folder == "/api/v1/namespaces/watch/persistentvolumeclaims" && isClaim && request.Method == http.MethodPatch:
		var patch struct {
			Spec struct {
				Resources struct{ Requests struct{ Storage string } }
			}
		}
		if a.fixed || json.Unmarshal(body, &patch) != nil {
			say(http.StatusForbidden, `{"message":"the storage class does not allow expansion"}`)
			return
		}
		a.claims[name] = patch.Spec.Resources.Requests.Storage
		say(http.StatusOK, `{}`)
	default:
		say(http.StatusNotFound, `{"message":"not found"}`)
	}
}

func growth(set string) string {
	return "volumeGrowth.enabled=true,thanos.enabled=true,thanos.objectStorageSecret=objstore,prometheus.replicas=2" + set
}

func (a *volumeAPI) grow(t *testing.T, set string, succeeds bool) string {
	t.Helper()
	job := find(objects(t, rendered(t, "planewatch", growth(set))), "Job", "pw-volumes")
	command := exec.Command("bash", "../planewatch/files/volumes")
	address := strings.Split(a.server.Listener.Addr().String(), ":")
	command.Env = append(os.Environ(), "ACCOUNT="+a.folder, "KUBERNETES_SERVICE_HOST="+address[0], "KUBERNETES_SERVICE_PORT="+address[1])
	for _, variable := range at(job, "spec", "template", "spec", "containers").([]any)[0].(map[string]any)["env"].([]any) {
		command.Env = append(command.Env, fmt.Sprintf("%v=%v", at(variable, "name"), at(variable, "value")))
	}
	out, err := command.CombinedOutput()
	if (err == nil) != succeeds {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

func TestAVolumeGrowsAndItsStatefulSetIsCreatedAgainAroundTheRunningPods(t *testing.T) {
	api := newVolumeAPI(t, "1Gi", 2)
	api.grow(t, ",prometheus.storage.size=30Gi", true)
	if fmt.Sprint(api.deleted) != "[pw-prometheus]" || api.claims["data-pw-prometheus-0"] != "30Gi" || api.claims["data-pw-prometheus-1"] != "30Gi" || api.claims["data-pw-alertmanager-0"] != "1Gi" {
		t.Errorf("it deleted %v, and the claims are %v", api.deleted, api.claims)
	}
}

func TestASizeInAnotherUnitIsTheSameSize(t *testing.T) {
	api := newVolumeAPI(t, "1Gi", 1)
	api.grow(t, ",prometheus.storage.size=1024Mi", true)
	if len(api.deleted) > 0 {
		t.Errorf("it deleted %v", api.deleted)
	}
}

func TestAFirstInstallationHasNothingToGrow(t *testing.T) {
	api := newVolumeAPI(t, "1Gi", 1)
	api.sizes, api.claims = nil, nil
	api.grow(t, "", true)
}

func TestAVolumeThatCannotChangeStopsTheUpgradeBeforeAnythingIsDeleted(t *testing.T) {
	fixed := newVolumeAPI(t, "1Gi", 1)
	fixed.fixed = true
	if said := fixed.grow(t, "", false); !strings.Contains(said, "the storage class does not allow expansion") || len(fixed.deleted) > 0 {
		t.Errorf("%s, deleted %v", said, fixed.deleted)
	}
	larger := newVolumeAPI(t, "100Gi", 1)
	if said := larger.grow(t, "", false); !strings.Contains(said, "cannot shrink them to 20Gi") || len(larger.deleted) > 0 {
		t.Errorf("%s, deleted %v", said, larger.deleted)
	}
}

func TestTheGrowthOfVolumesRunsBeforeAnUpgradeOnlyAndReachesTheirOwnClaims(t *testing.T) {
	all := objects(t, rendered(t, "planewatch", growth("")))
	for _, kind := range []string{"Job", "Role", "RoleBinding", "ServiceAccount", "ConfigMap"} {
		if at(find(all, kind, "pw-volumes"), "metadata", "annotations", "helm.sh/hook") != "pre-upgrade" {
			t.Errorf("the %s is no hook", kind)
		}
	}
	rules := fmt.Sprint(at(find(all, "Role", "pw-volumes"), "rules"))
	if !strings.Contains(rules, "[pw-prometheus pw-alertmanager pw-thanos-store pw-thanos-compactor]") ||
		!strings.Contains(rules, "[data-pw-prometheus-0 data-pw-prometheus-1 data-pw-alertmanager-0 data-pw-thanos-store-0 data-pw-thanos-compactor-0]") {
		t.Error(rules)
	}
	for _, one := range objects(t, rendered(t, "planewatch", "")) {
		if at(one, "metadata", "name") == "pw-volumes" {
			t.Errorf("without it there is %v", one["kind"])
		}
	}
}

func TestTheDatabaseMovesToPostgreSQLWithoutAChangeThatKubernetesRefuses(t *testing.T) {
	file := find(objects(t, rendered(t, "planewatch", "")), "StatefulSet", "pw-controlplane")
	server := find(objects(t, rendered(t, "planewatch", "controlplane.database.url=jdbc:postgresql://db/planewatch,controlplane.database.passwordSecret=x")), "StatefulSet", "pw-controlplane")
	for _, one := range []object{file, server} {
		delete(one["spec"].(map[string]any), "template")
		delete(one["spec"].(map[string]any), "replicas")
	}
	if fmt.Sprint(file["spec"]) != fmt.Sprint(server["spec"]) {
		t.Errorf("%v\n%v", file["spec"], server["spec"])
	}
	larger := find(objects(t, rendered(t, "planewatch", "controlplane.storage.size=9Gi")), "PersistentVolumeClaim", "data-pw-controlplane-0")
	if at(larger, "spec", "resources", "requests", "storage") != "9Gi" || at(larger, "metadata", "annotations", "helm.sh/resource-policy") != "keep" {
		t.Errorf("the claim is %v", larger)
	}
}
