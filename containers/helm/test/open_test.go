package charts

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Where the values of each component are, and the name of its workload.
var components = map[string]map[string]string{
	"planewatch": {
		"controlplane": "pw-controlplane", "prometheus": "pw-prometheus", "alertmanager": "pw-alertmanager", "thanos.query": "pw-thanos-query",
		"thanos.queryFrontend": "pw-thanos-query-frontend", "thanos.store": "pw-thanos-store", "thanos.compactor": "pw-thanos-compactor",
	},
	"dataplane": {"dataplane": "pw-dataplane", "collector": "pw-collector", "gateway": "pw-gateway"},
}

func openWorkloads(t *testing.T, verify func(t *testing.T, one workload, all []object)) {
	t.Helper()
	for chart, known := range components {
		all := objects(t, render(t, chart+"_open", "cases/"+chart+"_open.yaml"))
		found := workloads(all)
		if len(found) != len(known) {
			t.Errorf("%s has %d workloads, and %d components are known", chart, len(found), len(known))
		}
		for _, one := range found {
			t.Run(one.name, func(t *testing.T) { verify(t, one, all) })
		}
	}
}

func TestEveryPodHasTheOptionsThatAreSetForAll(t *testing.T) {
	openWorkloads(t, func(t *testing.T, one workload, _ []object) {
		for key, expected := range map[string]string{
			"nodeSelector":              "map[disktype:ssd]",
			"tolerations":               "[map[effect:NoSchedule key:monitoring operator:Exists]]",
			"priorityClassName":         "monitoring",
			"hostAliases":               "[map[hostnames:[database.example.com] ip:192.0.2.7]]",
			"topologySpreadConstraints": "[map[labelSelector:map[matchLabels:map[app.kubernetes.io/part-of:planewatch]] maxSkew:1 topologyKey:topology.kubernetes.io/zone whenUnsatisfiable:DoNotSchedule]]",
		} {
			if found := fmt.Sprint(one.pod[key]); found != expected {
				t.Errorf("%s is %s", key, found)
			}
		}
		if at(one.pod, "affinity", "nodeAffinity") == nil {
			t.Error("the affinity is missing")
		}
		if one.annotations["example.com/team"] != "monitoring" || one.labels["example.com/cost-centre"] != "42" {
			t.Errorf("the annotations are %v, the labels %v", one.annotations, one.labels)
		}
		if named(one.pod["volumes"], "extra") == nil || named(one.pod["initContainers"], "before") == nil || named(one.pod["containers"], "beside") == nil {
			t.Error("a volume or container is missing")
		}
		main := one.pod["containers"].([]any)[0]
		if at(named(at(main, "env"), "HTTPS_PROXY"), "value") != "http://proxy.example.com:3128" || at(named(at(main, "volumeMounts"), "extra"), "mountPath") != "/etc/extra" {
			t.Errorf("the environment of the main container is %v, its mounts %v", at(main, "env"), at(main, "volumeMounts"))
		}
		if from, _ := at(main, "envFrom").([]any); len(from) != 1 {
			t.Errorf("envFrom is %v", from)
		}
	})
}

func TestASpreadWithoutLabelsAppliesToThePodsOfTheComponent(t *testing.T) {
	for _, values := range []string{"../examples/planewatch_eks.yaml", "cases/planewatch_full.yaml"} {
		for _, one := range workloads(objects(t, template(t, "../planewatch", "-f", values))) {
			constraints, _ := one.pod["topologySpreadConstraints"].([]any)
			if len(constraints) != 1 || at(constraints[0], "labelSelector", "matchLabels", "app.kubernetes.io/component") != one.labels["app.kubernetes.io/component"] {
				t.Errorf("%s is spread by %v", one.name, constraints)
			}
		}
	}
}

func TestALabelOfAnOperatorDoesNotChangeWhatAWorkloadSelects(t *testing.T) {
	openWorkloads(t, func(t *testing.T, one workload, all []object) {
		if one.labels["app.kubernetes.io/component"] == "intruder" || selecting(all, "NetworkPolicy", one.labels, "podSelector") == nil {
			t.Errorf("its labels are %v", one.labels)
		}
	})
}

func TestEveryWorkloadHasItsOwnServiceAccountWithItsAnnotationsAndLabels(t *testing.T) {
	accounts := map[any]bool{}
	openWorkloads(t, func(t *testing.T, one workload, all []object) {
		name := one.pod["serviceAccountName"]
		if accounts[name] {
			t.Errorf("%v is used twice", name)
		}
		accounts[name] = true
		account := find(all, "ServiceAccount", text(name))
		if at(account, "metadata", "annotations", "example.com/role") != "planewatch" || at(account, "metadata", "labels", "example.com/cost-centre") != "42" {
			t.Errorf("the service account is %v", account)
		}
	})
}

func TestAServiceAccountThatExistsIsUsedAndNotCreated(t *testing.T) {
	all := objects(t, rendered(t, "planewatch", "prometheus.pod.serviceAccount.create=false,prometheus.pod.serviceAccount.name=metrics"+onePlane))
	if found := find(all, "ServiceAccount", "metrics"); found != nil {
		t.Errorf("it is created: %v", found)
	}
	for _, one := range all {
		if one["kind"] == "RoleBinding" && at(one, "metadata", "name") == "pw-prometheus" {
			if subject := at(one, "subjects").([]any)[0]; at(subject, "name") != "metrics" {
				t.Errorf("the role is bound to %v", subject)
			}
		}
	}
	if name := at(find(all, "StatefulSet", "pw-prometheus"), "spec", "template", "spec", "serviceAccountName"); name != "metrics" {
		t.Errorf("the pods run as %v", name)
	}
}

func TestAnOptionOfOneComponentIsNotInTheOthers(t *testing.T) {
	for chart, all := range components {
		for path, name := range all {
			t.Run(path, func(t *testing.T) {
				set := path + ".pod.annotations.only=here," + path + ".pod.env[0].name=ONLY," + path + ".pod.env[0].value=here"
				if chart == "planewatch" {
					set += ",thanos.enabled=true,thanos.objectStorageSecret=objstore"
				}
				for _, one := range workloads(objects(t, rendered(t, chart, set))) {
					main := one.pod["containers"].([]any)[0]
					_, annotated := one.annotations["only"]
					has := named(at(main, "env"), "ONLY") != nil
					if expected := strings.HasSuffix(one.name, " "+name); annotated != expected || has != expected {
						t.Errorf("%s: annotation %v, variable %v", one.name, annotated, has)
					}
				}
			})
		}
	}
}

func TestAVariableOfAnOperatorReplacesTheOneOfTheChart(t *testing.T) {
	all := objects(t, render(t, "planewatch_open", "cases/planewatch_open.yaml"))
	values := map[string][]string{}
	for _, one := range at(container(t, all, "controlplane"), "env").([]any) {
		values[text(at(one, "name"))] = append(values[text(at(one, "name"))], text(at(one, "value")))
	}
	if found := values["PLANEWATCH_PLANES_UPLOADS_WITHIN"]; len(found) != 1 || found[0] != "PT8H" {
		t.Errorf("it is %v", found)
	}
	if found := values["PLANEWATCH_QUERIES_CACHE_BYTES"]; len(found) != 1 || found[0] != "200000000" {
		t.Errorf("a number is written as %v", found)
	}
}

func TestUserAndGroupsCanBeLeftToThePlatform(t *testing.T) {
	openWorkloads(t, func(t *testing.T, one workload, _ []object) {
		for _, key := range []string{"runAsUser", "runAsGroup", "fsGroup"} {
			if found := at(one.pod, "securityContext", key); found != nil {
				t.Errorf("%s is %v", key, found)
			}
		}
	})
	for _, one := range workloads(objects(t, rendered(t, "planewatch", "podSecurity.user=20002"))) {
		if at(one.pod, "securityContext", "runAsUser") != 20002.0 || at(one.pod, "securityContext", "fsGroup") != 10001.0 {
			t.Errorf("%s: %v", one.name, one.pod["securityContext"])
		}
	}
}

func TestOneRegistryReplacesThoseOfAllImages(t *testing.T) {
	openWorkloads(t, func(t *testing.T, one workload, _ []object) {
		pull := fmt.Sprint(one.pod["imagePullSecrets"])
		if !strings.HasPrefix(pull, "[map[name:mirror]") {
			t.Errorf("the pull secrets are %s", pull)
		}
		before, _ := one.pod["initContainers"].([]any)
		for _, container := range append(before, one.pod["containers"].([]any)...) {
			if name := at(container, "name"); name == "before" || name == "beside" {
				continue
			}
			if image := text(at(container, "image")); !strings.HasPrefix(image, "registry.example.com/mirror/") || strings.Contains(image, "quay.io") || strings.Contains(image, "ignored") {
				t.Errorf("an image is %s", image)
			}
		}
	})
}

func TestAnImageIsMadeOfItsParts(t *testing.T) {
	digest := "sha256:" + strings.Repeat("a", 64)
	for set, expected := range map[string]string{
		"":                            "planewatch/controlplane:0.1.0",
		"image.tag=1.2.3":             "planewatch/controlplane:1.2.3",
		"controlplane.image.tag=2-rc": "planewatch/controlplane:2-rc",
		"controlplane.image.registry=registry.example.com:5000,controlplane.image.repository=acme/insight": "registry.example.com:5000/acme/insight:0.1.0",
		"controlplane.image.digest=" + digest: "planewatch/controlplane:0.1.0@" + digest,
	} {
		all := objects(t, rendered(t, "planewatch", set))
		if found := at(container(t, all, "controlplane"), "image"); found != expected {
			t.Errorf("%s: %v", set, found)
		}
	}
	one := find(objects(t, render(t, "planewatch_open", "cases/planewatch_open.yaml")), "StatefulSet", "pw-controlplane")
	if found := fmt.Sprint(at(one, "spec", "template", "spec", "imagePullSecrets")); found != "[map[name:mirror] map[name:own]]" {
		t.Errorf("the pull secrets are %s", found)
	}
}

func TestEachPartOfThanosHasItsOwnResources(t *testing.T) {
	all := objects(t, render(t, "planewatch_open", "cases/planewatch_open.yaml"))
	for name, expected := range map[string]string{"thanos-store": "4Gi", "thanos-sidecar": "128Mi", "thanos-query": "1Gi", "thanos-query-frontend": "1Gi", "thanos-compactor": "1Gi"} {
		if found := at(container(t, all, name), "resources", "limits", "memory"); found != expected {
			t.Errorf("%s has %v", name, found)
		}
	}
	if named(at(container(t, all, "thanos-sidecar"), "env"), "AWS_REGION") == nil {
		t.Error("the sidecar lacks its variable")
	}
}

func TestTheBrandingIsMountedWhereTheSettingsLookForIt(t *testing.T) {
	one := container(t, objects(t, render(t, "planewatch_open", "cases/planewatch_open.yaml")), "controlplane")
	env := at(one, "env")
	if at(named(env, "PLANEWATCH_BRANDING_PRODUCT_NAME"), "value") != "Acme Insight" || at(named(env, "PLANEWATCH_BRANDING_ACCENT"), "value") != "#0a7d4f" {
		t.Errorf("the environment is %v", env)
	}
	file := text(at(named(env, "PLANEWATCH_BRANDING_LOGO_FILE"), "value"))
	if folder := text(at(named(at(one, "volumeMounts"), "branding"), "mountPath")); folder == "" || file != folder+"/logo.png" {
		t.Errorf("%s is not in %s", file, folder)
	}
}

func TestEveryContainerTrustsTheAdditionalAuthorities(t *testing.T) {
	java := map[any]bool{"controlplane": true, "dataplane": true}
	openWorkloads(t, func(t *testing.T, one workload, _ []object) {
		source := named(one.pod["volumes"], "trust")
		if at(source, "configMap", "name") != "company-ca" && at(source, "secret", "secretName") != "company-ca" {
			t.Errorf("the volume is %v", source)
		}
		for _, container := range one.pod["containers"].([]any) {
			name, env := at(container, "name"), at(container, "env")
			if name == "beside" {
				continue
			}
			if java[name] {
				if !strings.Contains(text(at(named(env, "JDK_JAVA_OPTIONS"), "value")), "-Djavax.net.ssl.trustStore=/truststore/cacerts") || named(one.pod["initContainers"], "truststore") == nil {
					t.Errorf("%v has no trust store", name)
				}
			} else if at(named(env, "SSL_CERT_DIR"), "value") != "/etc/ssl/certs:/etc/planewatch-trust" || named(at(container, "volumeMounts"), "trust") == nil {
				t.Errorf("%v reads no certificates: %v", name, env)
			}
		}
	})
}

func TestTheTrustStoreHoldsEveryCertificateOfTheBundle(t *testing.T) {
	folder := t.TempDir()
	keytool, err := exec.LookPath("keytool")
	check(t, err)
	keytool, err = filepath.EvalSymlinks(keytool)
	check(t, err)
	home := filepath.Dir(filepath.Dir(keytool))
	var bundle []byte
	for _, name := range []string{"one", "two"} {
		out, err := exec.Command("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "/dev/null", "-days", "2", "-subj", "/CN="+name).Output()
		check(t, err)
		bundle = append(bundle, out...)
	}
	check(t, os.WriteFile(folder+"/ca.crt", bundle, 0o644))
	check(t, os.Mkdir(folder+"/store", 0o755))

	one := named(at(find(objects(t, render(t, "planewatch_open", "cases/planewatch_open.yaml")), "StatefulSet", "pw-controlplane"), "spec", "template", "spec", "initContainers"), "truststore")
	script := text(at(one, "command").([]any)[2])
	script = strings.NewReplacer("/etc/planewatch-trust/ca.crt", folder+"/ca.crt", "/truststore", folder+"/store").Replace(script)
	command := exec.Command("sh", "-c", script)
	command.Env = append(os.Environ(), "JAVA_HOME="+home)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatal(string(out))
	}

	out, err := exec.Command(keytool, "-list", "-keystore", folder+"/store/cacerts", "-storepass", "changeit").Output()
	check(t, err)
	if own := strings.Count(string(out), "planewatch-"); own != 2 || strings.Count(string(out), "trustedCertEntry") < 50 {
		t.Errorf("%d of the bundle are in it: %s", own, out[:min(500, len(out))])
	}
}
