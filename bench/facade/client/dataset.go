package main

import (
	"bufio"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
)

// The bounds of OpenTelemetry's HTTP conventions but 7.5: with the sum and the count, 16 series a plane and route.
var bounds = []float64{0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 10, math.Inf(1)}

var routes = []string{"/api/products", "/api/products/{id}", "/api/orders", "/api/payments", "/api/search", "/health"}

var environments = []string{"prod", "qa", "uat", "dev"}

const planes = 20

func planeName(i int) string { return fmt.Sprintf("plane-%02d", i+1) }

// histogram is one plane's route: counters that grow with the time of day and begin anew when the plane restarts.
type histogram struct {
	labels    string
	perSecond float64
	restartAt int64
	shares    []float64
	counts    []int64
	sum       float64
	random    *rand.Rand
}

func newHistogram(plane, route int, seed uint64) *histogram {
	random := rand.New(rand.NewPCG(seed, uint64(plane*len(routes)+route)))
	name := planeName(plane)
	h := &histogram{
		labels: fmt.Sprintf(`data_plane=%q,environment=%q,line_of_business="default",job="dataplane-%s",instance="127.0.0.1:%d",`+
			`http_route=%q,http_request_method="GET",http_response_status_code="200",service_version="1.0.0"`,
			name, environments[plane%len(environments)], name, 8889+10*plane, routes[route]),
		perSecond: 0.5 + 4*random.Float64(),
		// The clock's own phase, so that a rebuilt data set continues alike.
		restartAt: int64(plane) * 4357,
		counts:    make([]int64, len(bounds)),
		random:    random,
	}
	median := 0.01 * math.Exp(3*random.Float64())
	below := 0.0
	for _, bound := range bounds {
		share := 0.5 * (1 + math.Erf(math.Log(bound/median)/(0.8*math.Sqrt2)))
		h.shares = append(h.shares, share-below)
		below = share
	}
	return h
}

// advance takes in the requests of one scrape interval.
func (h *histogram) advance(at, interval int64) {
	const day = 86400
	if at%day/interval == h.restartAt/interval {
		clear(h.counts)
		h.sum = 0
	}
	load := h.perSecond * float64(interval) * (1 + 0.5*math.Sin(2*math.Pi*float64(at%day)/day))
	for i, share := range h.shares {
		expected := load * share * (0.7 + 0.6*h.random.Float64())
		requests := int64(expected)
		if h.random.Float64() < expected-math.Floor(expected) {
			requests++
		}
		h.counts[i] += requests
		h.sum += float64(requests) * math.Min(bounds[i], 12) * 0.7
	}
}

func (h *histogram) write(out *bufio.Writer, at int64) {
	below := int64(0)
	for i, bound := range bounds {
		below += h.counts[i]
		le := "+Inf"
		if !math.IsInf(bound, 1) {
			le = strconv.FormatFloat(bound, 'f', -1, 64)
		}
		fmt.Fprintf(out, "http_server_request_duration_seconds_bucket{%s,le=%q} %d %d\n", h.labels, le, below, at)
	}
	fmt.Fprintf(out, "http_server_request_duration_seconds_count{%s} %d %d\n", h.labels, below, at)
	fmt.Fprintf(out, "http_server_request_duration_seconds_sum{%s} %s %d\n", h.labels, strconv.FormatFloat(h.sum, 'g', -1, 64), at)
}

// dataset writes OpenMetrics files of two hours each, the length of a block, and prints their names as each is complete.
func dataset(args []string) error {
	flags := flag.NewFlagSet("dataset", flag.ContinueOnError)
	from := flags.Int64("from", 0, "first Unix second, a multiple of 7200")
	to := flags.Int64("to", 0, "Unix second behind the last sample, a multiple of 7200")
	interval := flags.Int64("interval", 15, "seconds between two scrapes")
	folder := flags.String("folder", ".", "where the files are written")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var all []*histogram
	for plane := range planes {
		for route := range routes {
			all = append(all, newHistogram(plane, route, 1))
		}
	}
	const block = 7200
	for begin := *from; begin < *to; begin += block {
		name := fmt.Sprintf("%s/%d.om", *folder, begin)
		if err := writeFile(name, func(out *bufio.Writer) {
			fmt.Fprintln(out, "# TYPE http_server_request_duration_seconds histogram")
			for at := begin; at < begin+block; at += *interval {
				for _, h := range all {
					h.advance(at, *interval)
					h.write(out, at)
				}
			}
			fmt.Fprintln(out, "# EOF")
		}); err != nil {
			return err
		}
		fmt.Println(name)
	}
	return nil
}

func writeFile(name string, content func(*bufio.Writer)) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(file, 1<<20)
	content(out)
	if err := out.Flush(); err != nil {
		return err
	}
	return file.Close()
}
