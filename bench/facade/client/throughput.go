package main

import (
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
)

var requestsPerSecond = regexp.MustCompile(`Requests/sec:\s+([0-9.]+)`)

// wrk measures with eight connections.
func wrk(p peer, path string) (float64, error) {
	args := []string{"-t1", "-c8", "-d3s", "--timeout", "30s"}
	if p.headers != "" {
		args = append(args, "-H", strings.TrimSpace(p.headers))
	}
	out, err := exec.Command("wrk", append(args, p.url(path))...).CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("wrk: %w: %s", err, out)
	}
	if strings.Contains(string(out), "Non-2xx") {
		return 0, fmt.Errorf("%s: %s", p.name, out)
	}
	found := requestsPerSecond.FindSubmatch(out)
	if found == nil {
		return 0, fmt.Errorf("wrk prints no rate: %s", out)
	}
	return strconv.ParseFloat(string(found[1]), 64)
}

func (b *bench) throughput() error {
	file := peer{name: "static file", address: b.options.facade}
	for i, one := range panels {
		path := dashboardWindow(b.end).path(one.query)
		static := fmt.Sprintf("/static/panel%d.json", i)
		for _, p := range []peer{b.everything, b.frontend} {
			if _, err := wrk(p, path); err != nil {
				return err
			}
		}
		if _, err := wrk(file, static); err != nil {
			return err
		}
		got, err := b.alternate(func(p peer) (float64, error) {
			if p.name == file.name {
				return wrk(p, static)
			}
			return wrk(p, path)
		}, b.everything, b.frontend, file)
		if err != nil {
			return err
		}
		thanos, files := ratio(got[0], got[1]), ratio(got[0], got[2])
		b.report.add(row{"throughput of 8 connections, " + one.name, spread(got[0], "/s"), "Thanos " + spread(got[1], "/s"),
			fmt.Sprintf("%.1f ×", thanos), "≥ 15 ×", metIf(thanos >= 15)})
		b.report.add(row{"the same beside a static file, " + one.name, spread(got[0], "/s"), "file " + spread(got[2], "/s"),
			fmt.Sprintf("%.2f ×", files), "≥ 0.5 ×", metIf(files >= 0.5)})
	}
	return nil
}
