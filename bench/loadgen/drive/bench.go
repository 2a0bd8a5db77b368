package main

import (
	"fmt"
	"os"
	"slices"
)

type bench struct {
	tools  []tool
	rounds int
}

// each runs every tool that can once a round, beginning with another one each time.
func (b bench) each(can func(tool) bool, measure func(tool) error) error {
	var able []tool
	for _, t := range b.tools {
		if can(t) {
			able = append(able, t)
		}
	}
	for round := range b.rounds {
		for i := range able {
			t := able[(i+round)%len(able)]
			fmt.Fprintf(os.Stderr, "round %d of %d: %s\n", round+1, b.rounds, t.name)
			if err := measure(t); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b bench) stall() error {
	const rate, seconds = 1000, 6
	p90, p95, p99, dropped, missing := column{}, column{}, column{}, column{}, column{}
	own90, own95, own99 := column{}, column{}, column{}
	err := b.each(func(t tool) bool { return t.stall != nil }, func(t tool) error {
		used, err := run("record&stall=1s&after=2s", t.stall(target, rate, seconds))
		if err != nil {
			return err
		}
		times, err := t.read(used.output)
		p90.add(t.name, times.p90)
		p95.add(t.name, times.p95)
		p99.add(t.name, times.p99)
		dropped.add(t.name, float64(times.dropped))
		missing.add(t.name, float64(rate*seconds-used.requests))
		if err != nil {
			return err
		}
		own, err := readWaits()
		own90.add(t.name, own.p90)
		own95.add(t.name, own.p95)
		own99.add(t.name, own.p99)
		return err
	})
	fmt.Printf("\n## A stall of 1 s at 2 s, 1,000/s for 6 s (theory 400 / 700 / 940 ms)\n\n")
	b.table(
		[]string{"p90 ms", "the server's own", "p95 ms", "the server's own", "p99 ms", "the server's own", "dropped", "missing at the server"},
		[]column{p90, own90, p95, own95, p99, own99, dropped, missing}, "%.1f")
	return err
}

func (b bench) schedule() error {
	const rate, seconds = 2000, 10
	reached, p50, p99, most, cpu := column{}, column{}, column{}, column{}, column{}
	err := b.each(func(t tool) bool { return t.open != nil }, func(t tool) error {
		used, err := run("record", t.open(target, rate, seconds))
		if err != nil {
			return err
		}
		timing, err := readTiming(rate)
		reached.add(t.name, timing.rate)
		p50.add(t.name, timing.p50)
		p99.add(t.name, timing.p99)
		most.add(t.name, timing.max)
		cpu.add(t.name, used.cpuSeconds)
		return err
	})
	fmt.Printf("\n## Schedule error at 2,000/s for 10 s, arrival at the server against the plan\n\n")
	b.table([]string{"rate /s", "p50 ms", "p99 ms", "max ms", "CPU s"}, []column{reached, p50, p99, most, cpu}, "%.3f")
	return err
}

func (b bench) rates() error {
	fmt.Printf("\n## Achieved against asked rate, loadgen, 10 s each, as the server saw it\n\n")
	fmt.Printf("| requested /s | requests | achieved /s | off by | send error p99 ms | max ms |\n|---|---|---|---|---|---|\n")
	for _, rate := range []int{100, 300, 1000, 3000, 5000, 10000} {
		var reached, p99, most []float64
		requests := 0
		for range b.rounds {
			used, err := run("record", b.tools[0].open(target, rate, 10))
			if err != nil {
				return err
			}
			timing, err := readTiming(rate)
			if err != nil {
				return err
			}
			requests = used.requests
			reached = append(reached, timing.rate)
			p99 = append(p99, timing.p99)
			most = append(most, timing.max)
		}
		got := median(reached)
		fmt.Printf("| %d | %d | %.3f | %.4f %% | %.3f | %.3f |\n", rate, requests, got, (got/float64(rate)-1)*100, median(p99), median(most))
	}
	return nil
}

func (b bench) closed(seconds int) error {
	rate, perCPU, rss := column{}, column{}, column{}
	err := b.each(func(t tool) bool { return t.closed != nil }, func(t tool) error {
		used, err := run("", t.closed(target, seconds))
		rate.add(t.name, float64(used.requests)/float64(seconds))
		perCPU.add(t.name, float64(used.requests)/used.cpuSeconds)
		rss.add(t.name, used.rssMiB)
		return err
	})
	fmt.Printf("\n## Closed loop, %s connections, %d s, 256 bytes\n\n", connections, seconds)
	b.table([]string{"requests /s", "requests per CPU-second", "resident MiB"}, []column{rate, perCPU, rss}, "%.0f")
	return err
}

// column is the values of one figure, by tool.
type column map[string][]float64

func (c column) add(name string, value float64) {
	c[name] = append(c[name], value)
}

func (b bench) table(heads []string, columns []column, format string) {
	fmt.Print("| tool |")
	for _, head := range heads {
		fmt.Printf(" %s |", head)
	}
	fmt.Print("\n|---|")
	for range heads {
		fmt.Print("---|")
	}
	fmt.Println()
	for _, t := range b.tools {
		if len(columns[0][t.name]) == 0 {
			continue
		}
		fmt.Printf("| %s |", t.name)
		for _, column := range columns {
			values := column[t.name]
			fmt.Printf(" **"+format+"** ("+format+"–"+format+") |", median(values), slices.Min(values), slices.Max(values))
		}
		fmt.Println()
	}
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}
