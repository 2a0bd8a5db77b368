package main

import (
	"fmt"
	"strconv"
	"strings"
)

const (
	samplesRead   = "prometheus_engine_query_samples_total"
	rangeRequests = `prometheus_http_requests_total{code="200",handler="/api/v1/query_range"}`
)

// upstreamCounter reads one of Prometheus's own counters.
func (b *bench) upstreamCounter(series string) (float64, error) {
	w, err := dial(b.direct)
	if err != nil {
		return 0, err
	}
	defer w.close()
	answer, err := w.ask(b.direct.request("/metrics"))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(answer.body)) {
		if value, found := strings.CutPrefix(line, series+" "); found {
			return strconv.ParseFloat(strings.TrimSpace(value), 64)
		}
	}
	return 0, fmt.Errorf("Prometheus has no counter %s", series)
}

// during returns by how much an upstream counter grew.
func (b *bench) during(series string, work func() error) (float64, error) {
	before, err := b.upstreamCounter(series)
	if err != nil {
		return 0, err
	}
	if err := work(); err != nil {
		return 0, err
	}
	after, err := b.upstreamCounter(series)
	return after - before, err
}
