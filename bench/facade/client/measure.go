package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
)

type options struct {
	end                                int64
	prometheus, thanos, proxy, facade  string
	tokenFile, commit, payara, results string
	facadePID, load                    string
	rounds                             int
	only                               string
}

// bench is one run: the servers, and what was measured.
type bench struct {
	options
	direct, frontend, proxied peer
	// everything was granted each plane by name, single the first one, operator is not restricted.
	everything, operator, single peer
	report                       report
}

type figure struct {
	name    string
	measure func(*bench) error
}

var figures = []figure{
	{"warm", (*bench).warm},
	{"throughput", (*bench).throughput},
	{"cold", (*bench).cold},
	{"instant", (*bench).instant},
	{"refresh", (*bench).refresh},
	{"crowd", (*bench).crowd},
	{"dashboards", (*bench).dashboards},
}

func measure(args []string) error {
	var b bench
	flags := flag.NewFlagSet("measure", flag.ContinueOnError)
	flags.Int64Var(&b.end, "end", 0, "Unix second at which the panels end")
	flags.StringVar(&b.options.prometheus, "prometheus", "", "address of Prometheus")
	flags.StringVar(&b.options.thanos, "thanos", "", "address of Thanos query-frontend")
	flags.StringVar(&b.options.proxy, "proxy", "", "address of prom-label-proxy")
	flags.StringVar(&b.options.facade, "facade", "", "address of the control plane")
	flags.StringVar(&b.tokenFile, "operator-token-file", "", "the operator's token")
	flags.StringVar(&b.facadePID, "facade-pid", "", "process whose memory is read")
	flags.StringVar(&b.commit, "commit", "unknown", "what is measured")
	flags.StringVar(&b.payara, "payara", "", "Java options, for the report")
	flags.StringVar(&b.results, "results", "results.md", "where the report is written")
	flags.IntVar(&b.rounds, "rounds", 5, "rounds of each figure")
	flags.StringVar(&b.only, "only", "", "figures to measure, separated by commas; all when empty")
	quick := flags.Bool("quick", false, "two rounds")
	fresh := flags.Bool("fresh", false, "do not wait for the compilers of a server just started")
	if err := flags.Parse(args); err != nil {
		return err
	}
	b.load = firstLine("/proc/loadavg")
	if *quick {
		b.rounds = 2
	}
	token, err := os.ReadFile(b.tokenFile)
	if err != nil {
		return err
	}
	b.direct = peer{name: "Prometheus", address: b.options.prometheus}
	b.frontend = peer{name: "Thanos query-frontend", address: b.options.thanos}
	b.proxied = peer{name: "prom-label-proxy", address: b.options.proxy, suffix: "&data_plane=" + planeName(0)}
	b.operator = b.caller("operator", strings.TrimSpace(string(token)))
	if err := b.admit(); err != nil {
		return err
	}
	if !*fresh {
		if err := b.settle(); err != nil {
			return err
		}
	}
	for _, one := range figures {
		if b.only != "" && !slices.Contains(strings.Split(b.only, ","), one.name) {
			continue
		}
		if err := one.measure(&b); err != nil {
			return fmt.Errorf("%s: %w", one.name, err)
		}
		// After each figure, so that an aborted run leaves what it found.
		if err := b.report.write(b.results, b.options); err != nil {
			return err
		}
	}
	return nil
}
