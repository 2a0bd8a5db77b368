package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

const (
	settleTime = 3 * time.Minute
	// restShare is how much of the core compilers at rest take at most.
	restShare = 0.05
	// ticksPerSecond is the unit of /proc on every Linux.
	ticksPerSecond = 100
)

// heated are texts like the panels' whose answers are never the ones measured.
var heated = []string{"sum by (data_plane) (rate(" + count + "[6m]))", count + `{http_route!="/none"}`}

// settle loads the facade by what is measured until its compilers rest: a server just started gives them half of its core for minutes.
func (b *bench) settle() error {
	began := time.Now()
	used := int64(0)
	share := 1.0
	for share > restShare && time.Since(began) < settleTime {
		before, at := b.compilerTicks(), time.Now()
		if err := b.work(&used); err != nil {
			return err
		}
		share = float64(b.compilerTicks()-before) / ticksPerSecond / time.Since(at).Seconds()
	}
	b.report.note("load for %.0f s before the measurement; after it, the compilers of the facade used %.0f %% of the core", time.Since(began).Seconds(), 100*share)
	return nil
}

// work is some seconds of windows that are not held, and of one instant query over eight connections.
func (b *bench) work(used *int64) error {
	w, err := dial(b.everything)
	if err != nil {
		return err
	}
	defer w.close()
	for i := range 80 {
		answer, err := w.ask(b.everything.request(b.unseen(used).path(heated[i%len(heated)])))
		if err == nil {
			err = answer.check(b.everything)
		}
		if err != nil {
			return err
		}
	}
	_, err = wrk(b.single, instantPath(oneText, b.end))
	return err
}

// compilerTicks is the processor time of the facade's compiler threads so far; one that ended takes its own with it.
func (b *bench) compilerTicks() int {
	ticks := 0
	stats, _ := filepath.Glob("/proc/" + b.facadePID + "/task/*/stat")
	for _, name := range stats {
		stat, _ := os.ReadFile(name)
		before, after, found := strings.Cut(string(stat), ") ")
		fields := strings.Fields(after)
		if !found || len(fields) < 13 || !isCompiler(before) {
			continue
		}
		user, _ := strconv.Atoi(fields[11])
		system, _ := strconv.Atoi(fields[12])
		ticks += user + system
	}
	return ticks
}

func isCompiler(stat string) bool {
	_, name, _ := strings.Cut(stat, "(")
	return strings.HasPrefix(name, "C1 ") || strings.HasPrefix(name, "C2 ")
}
