package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const address = "127.0.0.1:9900"
const target = "http://" + address + "/"

func startServer(path string) (*exec.Cmd, error) {
	server := exec.Command(path, "-listen", address)
	server.Stderr = os.Stderr
	if err := server.Start(); err != nil {
		return nil, err
	}
	for range 100 {
		if _, err := get("count"); err == nil {
			return server, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return nil, fmt.Errorf("the server did not start on %s", address)
}

func get(path string) (string, error) {
	response, err := http.Get(target + path)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return strings.TrimSpace(string(body)), err
}

// usage is what a tool's process took.
type usage struct {
	output     []byte
	wall       time.Duration
	cpuSeconds float64
	rssMiB     float64
	requests   int
}

// run arms the server, runs the command to its end and asks the server how many requests it saw.
func run(arm string, command []string) (usage, error) {
	if _, err := get("arm?" + arm); err != nil {
		return usage{}, err
	}
	process := exec.Command(command[0], command[1:]...)
	var out, problems bytes.Buffer
	process.Stdout, process.Stderr = &out, &problems
	begin := time.Now()
	if err := process.Run(); err != nil {
		return usage{}, fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, problems.String())
	}
	wall := time.Since(begin)
	count, err := get("count")
	if err != nil {
		return usage{}, err
	}
	requests, err := strconv.Atoi(count)
	state := process.ProcessState
	return usage{
		output:     out.Bytes(),
		wall:       wall,
		cpuSeconds: (state.UserTime() + state.SystemTime()).Seconds(),
		rssMiB:     float64(state.SysUsage().(*syscall.Rusage).Maxrss) / 1024,
		requests:   requests,
	}, err
}

// readWaits asks the server how long its answers took, which for a stalled one is from its arrival to the stall's end.
func readWaits() (quantiles, error) {
	text, err := get("waits")
	if err != nil {
		return quantiles{}, err
	}
	var p90, p95, p99 float64
	_, err = fmt.Sscan(text, &p90, &p95, &p99)
	return quantiles{p90: p90 / 1e6, p95: p95 / 1e6, p99: p99 / 1e6}, err
}

// timing is how far a run's arrivals at the server were from its plan, in milliseconds.
type timing struct {
	rate          float64
	p50, p99, max float64
}

// readTiming compares the k-th arrival with t0 + k/rate. t0 is the one at which nearly none (0.5 %) came too early,
// so that a tool is not charged for the moment at which it chose to begin.
func readTiming(rate int) (timing, error) {
	response, err := http.Get(target + "arrivals")
	if err != nil {
		return timing{}, err
	}
	defer response.Body.Close()
	var arrivals []float64
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		ns, err := strconv.ParseFloat(lines.Text(), 64)
		if err != nil {
			return timing{}, err
		}
		arrivals = append(arrivals, ns/1e6)
	}
	if len(arrivals) < 2 {
		return timing{}, fmt.Errorf("only %d arrivals", len(arrivals))
	}
	slices.Sort(arrivals)
	gap := 1e3 / float64(rate)
	offsets := make([]float64, len(arrivals))
	for k, at := range arrivals {
		offsets[k] = at - float64(k)*gap
	}
	begin := at(offsets, 0.005)
	errors := make([]float64, len(offsets))
	for k, offset := range offsets {
		errors[k] = max(offset-begin, begin-offset)
	}
	span := arrivals[len(arrivals)-1] - arrivals[0]
	return timing{
		rate: float64(len(arrivals)-1) / span * 1e3,
		p50:  at(errors, 0.5), p99: at(errors, 0.99), max: slices.Max(errors),
	}, nil
}

// at is the value that this part of all values stays within.
func at(values []float64, part float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)-1, int(part*float64(len(sorted))))]
}
