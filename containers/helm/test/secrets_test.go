package charts

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// secretAPI is the part of the Kubernetes API that the script `secrets` uses, for one Secret.
type secretAPI struct {
	server  *httptest.Server
	folder  string
	name    string
	held    map[string]string
	version int
	// Statuses of the next writes, instead of success.
	refusals []int
	requests []string
}

func newSecretAPI(t *testing.T, held map[string]string) *secretAPI {
	t.Helper()
	api := &secretAPI{folder: t.TempDir(), name: "pw-secrets", held: held, version: 1}
	certificate, authority := certificate(t, "kubernetes.default.svc")
	api.server = httptest.NewUnstartedServer(http.HandlerFunc(api.serve))
	api.server.TLS = &tls.Config{Certificates: []tls.Certificate{certificate}}
	// The tests refuse certificates on purpose.
	api.server.Config.ErrorLog = log.New(io.Discard, "", 0)
	api.server.StartTLS()
	t.Cleanup(api.server.Close)
	put(t, api.folder+"/ca.crt", authority)
	put(t, api.folder+"/token", "service-account-token")
	put(t, api.folder+"/namespace", "watch")
	return api
}

func (a *secretAPI) serve(answer http.ResponseWriter, request *http.Request) {
	a.requests = append(a.requests, request.Method)
	collection := "/api/v1/namespaces/watch/secrets"
	say := func(status int, value any) {
		answer.Header().Set("Content-Type", "application/json")
		answer.WriteHeader(status)
		_ = json.NewEncoder(answer).Encode(value)
	}
	failure := func(status int) {
		say(status, map[string]any{"kind": "Status", "message": fmt.Sprint("refused with ", status)})
	}
	if request.Header.Get("Authorization") != "Bearer service-account-token" {
		failure(http.StatusUnauthorized)
		return
	}
	var body struct {
		Metadata struct{ Name, ResourceVersion string }
		Data     map[string]string
	}
	if request.Method != http.MethodGet {
		if err := json.NewDecoder(request.Body).Decode(&body); err != nil {
			failure(http.StatusBadRequest)
			return
		}
		if len(a.refusals) > 0 {
			status := a.refusals[0]
			a.refusals = a.refusals[1:]
			failure(status)
			return
		}
	}
	switch {
	case request.Method == http.MethodGet && request.URL.Path == collection+"/"+a.name && a.held == nil:
		failure(http.StatusNotFound)
		return
	case request.Method == http.MethodGet && request.URL.Path == collection+"/"+a.name:
	case request.Method == http.MethodPost && request.URL.Path == collection && a.held == nil && body.Metadata.Name == a.name:
		a.held = body.Data
	case request.Method == http.MethodPatch && request.URL.Path == collection+"/"+a.name && request.Header.Get("Content-Type") == "application/merge-patch+json":
		if body.Metadata.ResourceVersion != fmt.Sprint(a.version) {
			failure(http.StatusConflict)
			return
		}
		for key, value := range body.Data {
			a.held[key] = value
		}
	default:
		failure(http.StatusForbidden)
		return
	}
	a.version++
	fields := map[string]any{}
	for key := range a.held {
		fields["f:"+key] = map[string]any{}
	}
	say(http.StatusOK, map[string]any{
		"kind": "Secret", "data": a.held,
		"metadata": map[string]any{"name": a.name, "resourceVersion": fmt.Sprint(a.version), "managedFields": []any{map[string]any{"fieldsV1": map[string]any{"f:data": fields}}}},
	})
}

// run runs the Job of a render on this machine, and fails unless it ends as expected.
func (a *secretAPI) run(t *testing.T, all []object, succeeds bool) string {
	t.Helper()
	host, port, err := net.SplitHostPort(a.server.Listener.Addr().String())
	check(t, err)
	command := exec.Command("bash", "../planewatch/files/secrets")
	command.Env = append(os.Environ(), "ACCOUNT="+a.folder, "KUBERNETES_SERVICE_HOST="+host, "KUBERNETES_SERVICE_PORT="+port)
	for _, one := range all {
		if one["kind"] == "Job" {
			for _, variable := range at(one, "spec", "template", "spec", "containers").([]any)[0].(map[string]any)["env"].([]any) {
				command.Env = append(command.Env, fmt.Sprintf("%v=%v", at(variable, "name"), at(variable, "value")))
			}
		}
	}
	out, err := command.CombinedOutput()
	if (err == nil) != succeeds {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

func (a *secretAPI) plain(t *testing.T) map[string]string {
	t.Helper()
	plain := map[string]string{}
	for key, value := range a.held {
		text, err := base64.StdEncoding.DecodeString(value)
		check(t, err)
		plain[key] = string(text)
	}
	return plain
}

// certificate is a certificate for a name, and the PEM of its authority.
func certificate(t *testing.T, name string) (tls.Certificate, string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	check(t, err)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
}

func TestTwoRendersAreTheSame(t *testing.T) {
	for name, values := range cases(t) {
		first := render(t, name, values)
		second, said, err := helm("template", "pw", "../"+chartOf(name), "--namespace", "watch", "-f", values)
		if err != nil {
			t.Fatal(said)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("%s changes: %s", name, firstDifference(first, second))
		}
	}
}

func TestTheChartContainsNoSecret(t *testing.T) {
	for name, values := range cases(t) {
		for _, one := range objects(t, render(t, name, values)) {
			if one["kind"] == "Secret" {
				t.Errorf("%s contains %v", name, at(one, "metadata", "name"))
			}
		}
	}
}

func TestTheJobCreatesEveryKeyThatAPodMounts(t *testing.T) {
	all := objects(t, rendered(t, "planewatch", onePlane[1:]))
	api := newSecretAPI(t, nil)
	api.run(t, all, true)
	made := api.plain(t)

	for _, key := range []string{"operator.token", "discovery.token", "scrape.prod.token", "engine.password"} {
		if len(made[key]) != 64 {
			t.Errorf("%s has %d characters", key, len(made[key]))
		}
	}
	if made["operator.token"] == made["discovery.token"] {
		t.Error("two tokens are equal")
	}
	mounted := map[string]bool{}
	for _, one := range workloads(all) {
		for _, volume := range one.pod["volumes"].([]any) {
			sources, _ := at(volume, "projected", "sources").([]any)
			for _, source := range append(sources, volume) {
				items, _ := at(source, "secret", "items").([]any)
				for _, item := range items {
					mounted[text(at(item, "key"))] = true
				}
			}
		}
	}
	for key := range mounted {
		if made[key] == "" {
			t.Errorf("a pod mounts %s", key)
		}
	}
	if len(mounted) != len(made) {
		t.Errorf("pods mount %v", mounted)
	}
}

func TestASecondRunOfTheJobChangesNothing(t *testing.T) {
	all := objects(t, rendered(t, "planewatch", onePlane[1:]))
	api := newSecretAPI(t, nil)
	api.run(t, all, true)
	before := fmt.Sprint(api.held)
	api.requests = nil
	said := api.run(t, all, true)

	if fmt.Sprint(api.held) != before || fmt.Sprint(api.requests) != "[GET]" {
		t.Errorf("it sent %v and said %s", api.requests, said)
	}
}

func TestANewDataPlaneGetsItsTokenAndTheOthersStay(t *testing.T) {
	first := objects(t, rendered(t, "planewatch", ""))
	second := objects(t, rendered(t, "planewatch", onePlane[1:]))
	api := newSecretAPI(t, nil)
	api.run(t, first, true)
	before := api.plain(t)
	api.run(t, second, true)
	after := api.plain(t)

	for key, value := range before {
		if after[key] != value {
			t.Errorf("%s changed", key)
		}
	}
	if len(after) != len(before)+1 || after["scrape.prod.token"] == "" {
		t.Errorf("the keys were %v", after)
	}
	if jobName(first) == jobName(second) {
		t.Error("the Job has the same name, so Kubernetes refuses its new pods")
	}
}

func jobName(all []object) any {
	for _, one := range all {
		if one["kind"] == "Job" {
			return at(one, "metadata", "name")
		}
	}
	return nil
}

func TestAPasswordThatIsGivenStays(t *testing.T) {
	given := map[string]string{"engine.username": "operator", "engine.password": "given"}
	held := map[string]string{}
	for key, value := range given {
		held[key] = base64.StdEncoding.EncodeToString([]byte(value))
	}
	api := newSecretAPI(t, held)
	api.run(t, objects(t, rendered(t, "planewatch", "")), true)
	made := api.plain(t)

	if made["engine.username"] != "operator" || made["engine.password"] != "given" || !strings.HasPrefix(made["engine.web.yml"], "basic_auth_users:\n  operator: $2b$10$") {
		t.Errorf("it made %v", made)
	}
}

func TestAnotherRunAtTheSameTimeIsNoFailure(t *testing.T) {
	api := newSecretAPI(t, nil)
	api.refusals = []int{http.StatusConflict, http.StatusConflict}
	api.run(t, objects(t, rendered(t, "planewatch", "")), true)
	if len(api.held) != 5 {
		t.Errorf("it made %v", api.held)
	}
}

func TestARefusalIsReportedWithItsReason(t *testing.T) {
	api := newSecretAPI(t, nil)
	api.refusals = []int{http.StatusForbidden}
	if said := api.run(t, objects(t, rendered(t, "planewatch", "")), false); !strings.Contains(said, "status 403: refused with 403") {
		t.Error(said)
	}
}

func TestTheTokenOfTheJobGoesToNoOtherServer(t *testing.T) {
	for what, name := range map[string]string{"of another authority": "kubernetes.default.svc", "for another name": "example.com"} {
		t.Run(what, func(t *testing.T) {
			api := newSecretAPI(t, nil)
			shown, authority := certificate(t, name)
			put(t, api.folder+"/ca.crt", authority)
			if what == "for another name" {
				api.server.TLS.Certificates = []tls.Certificate{shown}
				roots := x509.NewCertPool()
				roots.AppendCertsFromPEM([]byte(authority))
				connection, err := tls.Dial("tcp", api.server.Listener.Addr().String(), &tls.Config{RootCAs: roots, ServerName: name})
				check(t, err)
				_ = connection.Close()
			}
			api.run(t, objects(t, rendered(t, "planewatch", "")), false)
			if len(api.requests) > 0 {
				t.Errorf("it sent %v", api.requests)
			}
		})
	}
}

func TestTheJobMayReachOneSecretOnly(t *testing.T) {
	role := find(objects(t, rendered(t, "planewatch", "")), "Role", "pw-secrets")
	for _, rule := range at(role, "rules").([]any) {
		verbs := fmt.Sprint(at(rule, "verbs"))
		if verbs != "[create]" && fmt.Sprint(at(rule, "resourceNames")) != "[pw-secrets]" || fmt.Sprint(at(rule, "resources")) != "[secrets]" {
			t.Errorf("it has %v", rule)
		}
	}
}

func TestASecretThatIsGivenNeedsNoJob(t *testing.T) {
	for _, one := range objects(t, rendered(t, "planewatch", "secrets.existing=tokens")) {
		if one["kind"] == "Job" || at(one, "metadata", "name") == "pw-secrets" {
			t.Errorf("there is %v %v", one["kind"], at(one, "metadata", "name"))
		}
	}
}
