package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// row is one line of the table.
type row struct {
	figure, ours, peer, ratio, bar string
	verdict                        verdict
}

type verdict string

const (
	met    verdict = "met"
	missed verdict = "not met"
	shown  verdict = "–"
)

func metIf(ok bool) verdict {
	if ok {
		return met
	}
	return missed
}

type report struct {
	rows  []row
	notes []string
}

func (r *report) add(one row) {
	r.rows = append(r.rows, one)
	fmt.Println(one.markdown())
}

func (r *report) note(format string, values ...any) {
	text := fmt.Sprintf(format, values...)
	r.notes = append(r.notes, text)
	fmt.Println("-", text)
}

func (r row) markdown() string {
	return "| " + strings.Join([]string{r.figure, r.ours, r.peer, r.ratio, r.bar, string(r.verdict)}, " | ") + " |"
}

// spread is the median over the rounds with the least and the most.
func spread(values rounds, unit string) string {
	return fmt.Sprintf("%s (%s–%s) %s", short(median(values)), short(values.least()), short(values.most()), unit)
}

func short(value float64) string {
	switch {
	case value >= 100:
		return fmt.Sprintf("%.0f", value)
	case value >= 10:
		return fmt.Sprintf("%.1f", value)
	default:
		return fmt.Sprintf("%.2f", value)
	}
}

func (r *report) write(name string, o options) error {
	return writeFile(name, func(out *bufio.Writer) {
		fmt.Fprintf(out, "# Results of the facade\n\n`bench/facade/run` writes this file. README.md describes the method, and bounds.md explains what limits the figures. "+
			"Each figure is the median of its rounds,\nwith the minimum and the maximum in brackets. A ratio is the median of the ratios of the rounds. "+
			"Milliseconds are the p50 of a sequential client.\n\n")
		fmt.Fprintf(out, "- When: %s, at commit %s\n", time.Now().UTC().Format("2006-01-02 15:04 UTC"), o.commit)
		fmt.Fprintf(out, "- Machine: %s, %d cores, Linux %s; servers on one core, the client on the other; load average at the start %s\n",
			cpuModel(), onlineCores(), firstLine("/proc/sys/kernel/osrelease"), o.load)
		fmt.Fprintf(out, "- Versions: Prometheus 3.15.0, Thanos 0.42.4, prom-label-proxy 0.11.1, Payara Micro 6.2025.10 on %s, %s\n",
			javaVersion(), runtime.Version())
		fmt.Fprintf(out, "- Java options of the facade: `-Xmx512m -Dhttp.maxConnections=64 %s`\n- Rounds: %d\n\n", o.payara, o.rounds)
		fmt.Fprint(out, "| figure | facade | compared with | ratio | limit | |\n|---|---|---|---|---|---|\n")
		for _, one := range r.rows {
			fmt.Fprintln(out, one.markdown())
		}
		fmt.Fprintln(out)
		for _, note := range r.notes {
			fmt.Fprintf(out, "- %s\n", note)
		}
	})
}

func firstLine(name string) string {
	content, err := os.ReadFile(name)
	if err != nil {
		return "unknown"
	}
	line, _, _ := strings.Cut(string(content), "\n")
	return line
}

func cpuInfo() string {
	content, _ := os.ReadFile("/proc/cpuinfo")
	return string(content)
}

func onlineCores() int { return strings.Count(cpuInfo(), "processor\t") }

func cpuModel() string {
	for line := range strings.Lines(cpuInfo()) {
		if name, value, found := strings.Cut(line, ":"); found && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "unknown processor"
}

func javaVersion() string {
	out, err := exec.Command("java", "-version").CombinedOutput()
	if err != nil {
		return "Java"
	}
	line, _, _ := strings.Cut(string(out), "\n")
	return line
}
