// Runs load generators side by side against one small server and prints what was measured as Markdown.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	here := flag.String("here", ".", "the folder bench/loadgen")
	bin := flag.String("bin", "", "the folder that ./tools printed")
	jar := flag.String("jar", "", "loadgen.jar")
	rounds := flag.Int("rounds", 5, "how often each tool runs")
	seconds := flag.Int("seconds", 20, "how long a closed-loop run takes")
	only := flag.String("only", "stall,schedule,rates,closed", "which parts")
	flag.Parse()

	server, err := startServer(filepath.Join(*bin, "bench-server"))
	exitOn(err)
	stop := func() {
		server.Process.Kill()
		server.Wait()
	}
	defer stop()
	bench := bench{tools: tools(*bin, *here, *jar), rounds: *rounds}
	parts := map[string]func() error{
		"stall":    bench.stall,
		"schedule": bench.schedule,
		"rates":    bench.rates,
		"closed":   func() error { return bench.closed(*seconds) },
	}
	fmt.Printf("%s, load average before %s\n", time.Now().UTC().Format("2006-01-02 15:04 UTC"), loadAverage())
	for _, name := range strings.Split(*only, ",") {
		part, known := parts[name]
		if !known {
			err = fmt.Errorf("no part %q; there are stall, schedule, rates, closed", name)
		} else {
			err = part()
		}
		if err != nil {
			stop()
			exitOn(err)
		}
	}
	fmt.Printf("\nLoad average after %s.\n", loadAverage())
}

func loadAverage() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(text))[:3], " ")
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
