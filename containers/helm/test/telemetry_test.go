package charts

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const protected = "receiver.tokenSecret=otlp,receiver.tlsSecret=otlp-tls"

// The files of the gateway's ConfigMap, in the order of its arguments.
func gatewayFiles(t *testing.T, all []object) (folder string, arguments []string) {
	t.Helper()
	folder = t.TempDir()
	for name, content := range at(find(all, "ConfigMap", "pw-gateway"), "data").(map[string]any) {
		put(t, folder+"/"+name, content.(string))
	}
	for _, argument := range container(t, all, "gateway")["args"].([]any) {
		arguments = append(arguments, strings.ReplaceAll(argument.(string), "/etc/gateway", folder))
	}
	return folder, arguments
}

func TestTheGatewayTakesTheConfigurationOfAProtectedReceiver(t *testing.T) {
	all := objects(t, rendered(t, "dataplane", protected))
	folder, arguments := gatewayFiles(t, all)
	if len(arguments) != 3 {
		t.Fatalf("its arguments are %v", arguments)
	}
	command := exec.Command(os.Getenv("GATEWAY"), append([]string{"validate"}, arguments...)...)
	command.Env = os.Environ()
	for _, variable := range container(t, all, "gateway")["env"].([]any) {
		command.Env = append(command.Env, fmt.Sprintf("%v=%v", at(variable, "name"), at(variable, "value")))
	}
	put(t, folder+"/token", "secret")
	command.Env = append(command.Env, "COLLECTOR_RECEIVER_TOKEN_FILE="+folder+"/token")
	if out, err := command.CombinedOutput(); err != nil {
		t.Error(string(out))
	}
}

func TestAProtectedReceiverReadsItsSecretsAndTheApplicationSendsTheToken(t *testing.T) {
	all := objects(t, rendered(t, "dataplane", protected))
	gateway, application := container(t, all, "gateway"), container(t, all, "dataplane")
	for variable, mount := range map[string]string{"COLLECTOR_RECEIVER_TOKEN_FILE": "receiver-token", "COLLECTOR_RECEIVER_CERT_FILE": "receiver-tls", "COLLECTOR_RECEIVER_KEY_FILE": "receiver-tls"} {
		file, folder := text(at(named(gateway["env"], variable), "value")), text(at(named(gateway["volumeMounts"], mount), "mountPath"))
		if folder == "" || !strings.HasPrefix(file, folder+"/") {
			t.Errorf("%s is %s, and %s is mounted at %s", variable, file, mount, folder)
		}
	}
	env := application["env"]
	if at(named(env, "OTEL_EXPORTER_OTLP_HEADERS"), "value") != "Authorization=Bearer%20$(RECEIVER_TOKEN)" || at(named(env, "RECEIVER_TOKEN"), "valueFrom", "secretKeyRef", "name") != "otlp" {
		t.Errorf("the application has %v", env)
	}
	if at(named(env, "OTEL_EXPORTER_OTLP_ENDPOINT"), "value") != "https://pw-gateway:4318" || at(named(env, "OTEL_EXPORTER_OTLP_CERTIFICATE"), "value") != "/var/lib/planewatch/receiver/ca.crt" {
		t.Errorf("the application has %v", env)
	}
	// A variable is only expanded in the ones after it.
	names := fmt.Sprint(env)
	if strings.Index(names, "name:RECEIVER_TOKEN") > strings.Index(names, "name:OTEL_EXPORTER_OTLP_HEADERS") {
		t.Error("the token comes after the header")
	}
}

// What the container's start script gets decides what the collector exports; the script itself is tested with the collector.
func TestACollectorExportsTracesAndACopyToAVendor(t *testing.T) {
	all := objects(t, rendered(t, "dataplane", "collector.traces.endpoint=http://jaeger:4318,collector.vendor.endpoint=https://otlp.example.com,collector.vendor.headersSecret=vendor"))
	one := container(t, all, "collector")
	env, mounts := one["env"], one["volumeMounts"]
	for name, expected := range map[string]string{
		"COLLECTOR_TRACES_ENDPOINT": "http://jaeger:4318", "COLLECTOR_VENDOR_ENDPOINT": "https://otlp.example.com",
		"COLLECTOR_VENDOR_HEADERS_FILE": text(at(named(mounts, "vendor"), "mountPath")) + "/headers.yaml", "COLLECTOR_QUEUE_DIR": text(at(named(mounts, "queue"), "mountPath")),
	} {
		if found := at(named(env, name), "value"); found != expected {
			t.Errorf("%s is %v", name, found)
		}
	}
	script, err := os.ReadFile("../../collector/run")
	check(t, err)
	for _, variable := range env.([]any) {
		if name := text(at(variable, "name")); strings.HasPrefix(name, "COLLECTOR_") && strings.HasSuffix(name, "_ENDPOINT") && !strings.Contains(string(script), name) {
			t.Errorf("the start script knows no %s", name)
		}
	}
}

func TestAnotherApplicationUsesTheCollectorsWithoutTheShop(t *testing.T) {
	all := objects(t, rendered(t, "dataplane", "dataplane.enabled=false,autoscaling.enabled=true"))
	var found []string
	for _, one := range workloads(all) {
		found = append(found, one.name)
	}
	slices.Sort(found)
	if fmt.Sprint(found) != "[Deployment pw-gateway StatefulSet pw-collector]" {
		t.Errorf("there are %v", found)
	}
	for _, one := range all {
		if one["kind"] == "HorizontalPodAutoscaler" || at(one, "metadata", "name") == "pw-dataplane" {
			t.Errorf("there is %v %v", one["kind"], at(one, "metadata", "name"))
		}
	}
}

func TestTheServiceIsCalledAsTheOperatorSays(t *testing.T) {
	all := objects(t, rendered(t, "dataplane", "dataplane.serviceName=checkout"))
	if found := at(named(container(t, all, "dataplane")["env"], "OTEL_SERVICE_NAME"), "value"); found != "checkout" {
		t.Errorf("it is %v", found)
	}
}
