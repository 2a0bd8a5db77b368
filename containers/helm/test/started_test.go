package charts

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A chart's engines as processes: their own arguments and probes, with folders and ports of this machine.
type started struct {
	here   *strings.Replacer
	secret map[string]string
	ports  map[string]string
}

var servicePorts = []string{"9090", "10901", "10902", "10903", "10904", "10913"}

func start(t *testing.T, all []object) started {
	t.Helper()
	dir := t.TempDir()
	ports := map[string]string{}
	pairs := []string{
		"=/prometheus", "=" + dir + "/data", "/etc/planewatch", dir + "/config", "/etc/engines", dir + "/engines", "/etc/thanos", dir + "/thanos",
		"//pw-thanos-query", "//127.0.0.1", "0.0.0.0", "127.0.0.1", "$(ENGINE_USERNAME)", "planewatch",
	}
	for _, port := range servicePorts {
		ports[port] = freePort(t)
		pairs = append(pairs, ":"+port, ":"+ports[port])
	}
	pairs = append([]string{"pw-prometheus-0.pw-prometheus-replicas:10901", "127.0.0.1:" + ports["10901"]}, pairs...)
	api := newSecretAPI(t, nil)
	api.run(t, all, true)
	run := started{here: strings.NewReplacer(pairs...), secret: api.plain(t), ports: ports}

	for _, one := range all {
		if configuration := text(at(one, "data", "prometheus.yml")); configuration != "" {
			put(t, dir+"/config/prometheus.yml", run.here.Replace(configuration))
		}
	}
	put(t, dir+"/config/secrets/discovery.token", run.secret["discovery.token"])
	put(t, dir+"/thanos/objstore.yml", "type: FILESYSTEM\nconfig: {directory: "+dir+"/bucket}\n")
	for _, name := range []string{"username", "password", "web.yml"} {
		put(t, dir+"/engines/"+name, run.secret["engine."+name])
	}
	return run
}

func put(t *testing.T, path, content string) {
	t.Helper()
	check(t, os.MkdirAll(filepath.Dir(path), 0o755))
	check(t, os.WriteFile(path, []byte(content), 0o600))
}

func freePort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	defer listener.Close()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	check(t, err)
	return port
}

func container(t *testing.T, all []object, name string) map[string]any {
	t.Helper()
	for _, one := range workloads(all) {
		for _, found := range one.pod["containers"].([]any) {
			if at(found, "name") == name {
				return found.(map[string]any)
			}
		}
	}
	t.Fatalf("there is no container %s", name)
	return nil
}

// begin starts a container's program, to be ended with the test, waits until the container's own probe passes, and gives its process.
func (s started) begin(t *testing.T, program string, container map[string]any, more ...string) int {
	t.Helper()
	var arguments []string
	for _, argument := range container["args"].([]any) {
		if !strings.Contains(argument.(string), "pw-thanos-store") {
			arguments = append(arguments, s.here.Replace(argument.(string)))
		}
	}
	command := exec.Command(program, append(arguments, more...)...)
	command.Env = append(os.Environ(), "POD_NAME=pw-prometheus-0")
	var said strings.Builder
	command.Stderr = &said
	check(t, command.Start())
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	})
	deadline := time.Now().Add(time.Minute)
	for !s.passes(container) {
		if time.Now().After(deadline) {
			t.Fatalf("the readiness probe of %v does not pass: %s", container["name"], said.String())
		}
		time.Sleep(200 * time.Millisecond)
	}
	return command.Process.Pid
}

func (s started) passes(container map[string]any) bool {
	probe := at(container, "readinessProbe", "exec", "command").([]any)
	var words []string
	for _, word := range probe {
		words = append(words, s.here.Replace(word.(string)))
	}
	return exec.Command(words[0], words[1:]...).Run() == nil
}

func (s started) asked(t *testing.T, port, path, password string) int {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, fmt.Sprintf("http://127.0.0.1:%s%s", s.ports[port], path), nil)
	check(t, err)
	if password != "" {
		request.SetBasicAuth("planewatch", password)
	}
	answer, err := http.DefaultClient.Do(request)
	check(t, err)
	defer answer.Body.Close()
	return answer.StatusCode
}

func TestTheEnginesAskWhoIsThereAndAnswerWhoShowsIt(t *testing.T) {
	out, said, err := helm("template", "pw", "../planewatch", "--namespace", "watch", "--set", "thanos.enabled=true", "--set", "thanos.objectStorageSecret=objstore")
	if err != nil {
		t.Fatal(said)
	}
	all := objects(t, out)
	run := start(t, all)
	processes := map[string]int{}
	processes["prometheus"] = run.begin(t, filepath.Join(filepath.Dir(os.Getenv("PROMTOOL")), "prometheus"), container(t, all, "prometheus"), "--web.listen-address=127.0.0.1:"+run.ports["9090"])
	for _, name := range []string{"thanos-sidecar", "thanos-query", "thanos-query-frontend"} {
		processes[name] = run.begin(t, os.Getenv("THANOS"), container(t, all, name))
	}
	for name, process := range processes {
		run.listens(t, name, process)
	}

	// The front end passes on what its caller showed, so an answer of 200 came through all four.
	for port, path := range map[string]string{"9090": "/api/v1/rules", "10902": "/metrics", "10903": "/api/v1/query?query=up", "10913": "/api/v1/query?query=up"} {
		for password, expected := range map[string]int{"": 401, "guess": 401, run.secret["engine.password"]: 200} {
			if status := run.asked(t, port, path, password); status != expected {
				t.Errorf("%s%s answers %d instead of %d", port, path, status, expected)
			}
		}
	}
}

func TestWithoutCredentialsTheKubeletProbesByItself(t *testing.T) {
	out, said, err := helm("template", "pw", "../planewatch", "-f", "cases/planewatch_full.yaml", "--set", "engineCredentials.enabled=false")
	if err != nil {
		t.Fatal(said)
	}
	if found := string(out); strings.Contains(found, "/etc/engines") || strings.Contains(found, "engine.") {
		t.Error("something still speaks of credentials")
	}
	if path := at(container(t, objects(t, out), "prometheus"), "readinessProbe", "httpGet", "path"); path != "/-/ready" {
		t.Errorf("the probe asks for %v", path)
	}
}
