package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
)

// quantiles are response times in milliseconds as a tool reports them itself.
type quantiles struct {
	p90, p95, p99 float64
	dropped       int
}

// tool is a load generator: its command lines for the kinds of run, nil where it has no such kind.
type tool struct {
	name   string
	closed func(target string, seconds int) []string
	open   func(target string, rate, seconds int) []string
	stall  func(target string, rate, seconds int) []string
	read   func(output []byte) (quantiles, error)
}

const connections = "32"

func tools(bin, here, jar string) []tool {
	oha := filepath.Join(bin, "oha")
	k6 := func(script string, settings ...string) []string {
		command := []string{filepath.Join(bin, "k6"), "run", "--quiet", "--no-usage-report"}
		for _, setting := range settings {
			command = append(command, "-e", setting)
		}
		return append(command, filepath.Join(here, "k6", script))
	}
	ours := func(target string, arguments ...string) []string {
		command := []string{"java", "-Xmx128m", "-XX:+UseSerialGC", "-jar", jar, "-q", "--json", "-", "-t", "t=" + target}
		return append(command, append(arguments, "--endpoint", "1 GET /")...)
	}
	ourOpen := func(target string, rate, seconds int) []string {
		return ours(target, "-r", strconv.Itoa(rate), "-d", strconv.Itoa(seconds))
	}
	k6Open := func(users int) func(target string, rate, seconds int) []string {
		return func(target string, rate, seconds int) []string {
			return k6("open.js", "TARGET="+target, fmt.Sprintf("USERS=%d", users), fmt.Sprintf("RATE=%d", rate), fmt.Sprintf("DURATION=%ds", seconds))
		}
	}
	ohaOpen := func(target string, rate, seconds int, more ...string) []string {
		command := []string{oha, "--no-tui", "--output-format", "json", "-c", "2048", "-q", strconv.Itoa(rate), "-n", strconv.Itoa(rate * seconds)}
		return append(append(command, more...), target)
	}
	return []tool{
		{
			name: "loadgen",
			closed: func(target string, seconds int) []string {
				return ours(target, "--closed-loop", "-c", connections, "-d", strconv.Itoa(seconds))
			},
			open: ourOpen, stall: ourOpen, read: readOurs,
		},
		{
			name: "oha",
			closed: func(target string, seconds int) []string {
				return []string{oha, "--no-tui", "-c", connections, "-z", fmt.Sprintf("%ds", seconds), target}
			},
			open: func(target string, rate, seconds int) []string { return ohaOpen(target, rate, seconds) },
			stall: func(target string, rate, seconds int) []string {
				return ohaOpen(target, rate, seconds, "--latency-correction")
			},
			read: readOha,
		},
		{
			name: "k6",
			closed: func(target string, seconds int) []string {
				return k6("closed.js", "TARGET="+target, fmt.Sprintf("DURATION=%ds", seconds))
			},
			open: k6Open(256), stall: k6Open(64), read: readK6,
		},
		{
			name: "hey",
			closed: func(target string, seconds int) []string {
				return []string{"hey", "-c", connections, "-z", fmt.Sprintf("%ds", seconds), target}
			},
		},
		{
			name: "wrk",
			closed: func(target string, seconds int) []string {
				return []string{"wrk", "-t1", "-c" + connections, fmt.Sprintf("-d%d", seconds), target}
			},
		},
	}
}

func readOurs(output []byte) (quantiles, error) {
	var run struct {
		Targets []struct {
			Planned, Requests int
			ResponseSeconds   map[string]float64
		}
	}
	if err := json.Unmarshal(output, &run); err != nil {
		return quantiles{}, err
	}
	target := run.Targets[0]
	times := target.ResponseSeconds
	return quantiles{times["p90"] * 1e3, times["p95"] * 1e3, times["p99"] * 1e3, target.Planned - target.Requests}, nil
}

func readOha(output []byte) (quantiles, error) {
	var run struct{ LatencyPercentiles map[string]float64 }
	if err := json.Unmarshal(output, &run); err != nil {
		return quantiles{}, err
	}
	times := run.LatencyPercentiles
	return quantiles{times["p90"] * 1e3, times["p95"] * 1e3, times["p99"] * 1e3, 0}, nil
}

var k6Line = regexp.MustCompile(`\{"times".*\}`)

func readK6(output []byte) (quantiles, error) {
	var run struct {
		Times   map[string]float64
		Dropped int
	}
	if err := json.Unmarshal(k6Line.Find(output), &run); err != nil {
		return quantiles{}, err
	}
	return quantiles{run.Times["p(90)"], run.Times["p(95)"], run.Times["p(99)"], run.Dropped}, nil
}
