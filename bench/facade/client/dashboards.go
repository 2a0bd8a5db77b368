package main

import (
	"fmt"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	dashboardCount = 200
	dashboardTime  = 60 * time.Second
)

// dashboardPanels are twelve of one plane: what a caller's own scope makes of the same texts differs from plane to plane.
func dashboardPanels() []string {
	all := []string{"sum(rate(" + count + "[5m]))", "sum by (http_route) (rate(" + count + "[5m]))", count,
		"sum by (le) (rate(" + bucket + "[5m]))", "topk(3, sum by (http_route) (rate(" + count + "[5m])))",
		"sum(increase(" + count + "[1h]))"}
	for _, q := range []string{"0.5", "0.95", "0.99"} {
		all = append(all, "histogram_quantile("+q+", sum by (le) (rate("+bucket+"[5m])))",
			"histogram_quantile("+q+", sum by (http_route, le) (rate("+bucket+"[5m])))")
	}
	return all
}

// tally gathers the answers of all dashboards.
type tally struct {
	sync.Mutex
	took   []float64
	failed int
	why    string
}

func (t *tally) add(took time.Duration, err error) {
	t.Lock()
	defer t.Unlock()
	if err != nil {
		t.failed++
		t.why = err.Error()
		return
	}
	t.took = append(t.took, milliseconds(took))
}

// dashboards lets 200 of them refresh their twelve panels every 15 s, all at once each, at phases of their own. The clock of a request starts
// when its refresh is due, so a server that falls behind is charged for the wait. The first refresh of each fills the cache and is not counted.
func (b *bench) dashboards() error {
	var counted tally
	var all sync.WaitGroup
	begin := time.Now().Add(time.Second)
	for i := range dashboardCount {
		for _, query := range dashboardPanels() {
			all.Go(func() {
				due := begin.Add(time.Duration(i) * refreshEvery / dashboardCount)
				b.watch(planeName(i%planes), query, due, &counted)
			})
		}
	}
	all.Wait()
	if len(counted.took) == 0 {
		return fmt.Errorf("no dashboard got an answer: %s", counted.why)
	}
	p99 := quantile(counted.took, 0.99)
	b.report.add(row{"200 dashboards of 12 panels every 15 s, p99", fmt.Sprintf("%s ms (p50 %s ms), %d of %d failed", short(p99),
		short(median(counted.took)), counted.failed, len(counted.took)+counted.failed), "–", "–", "< 200 ms, no errors", metIf(p99 < 200 && counted.failed == 0)})
	if counted.why != "" {
		b.report.note("error of a dashboard: %s", counted.why)
	}
	b.report.note("after the dashboards, the range cache contains %.1f MB (limit 128 MB), and the process uses %d MB", b.cacheBytes()/(1<<20), b.residentBytes()>>20)
	return nil
}

// watch refreshes one panel on a connection of its own.
func (b *bench) watch(plane, query string, due time.Time, counted *tally) {
	p := b.everything
	p.suffix = "&data_plane=" + url.QueryEscape(plane)
	w, err := dialSmall(p)
	if err != nil {
		counted.add(0, err)
		return
	}
	defer w.close()
	for refresh := 0; refresh <= int(dashboardTime/refreshEvery); refresh++ {
		time.Sleep(time.Until(due))
		end := due.Unix() / 60 * 60
		answer, err := w.ask(p.request(window{end - 6*3600, end, 60}.path(query)))
		if err == nil {
			err = answer.check(p)
		}
		if refresh > 0 || err != nil {
			counted.add(time.Since(due), err)
		}
		if err != nil {
			return
		}
		due = due.Add(refreshEvery)
	}
}

var cacheGauge = regexp.MustCompile(`(?m)^\S*planewatch_range_cache_bytes\S* (\S+)$`)

// cacheBytes is what the facade's own metrics say; zero when they do not.
func (b *bench) cacheBytes() float64 {
	w, err := dial(b.operator)
	if err != nil {
		return 0
	}
	defer w.close()
	answer, err := w.ask(b.operator.request("/metrics"))
	if err != nil {
		return 0
	}
	found := cacheGauge.FindSubmatch(answer.body)
	if found == nil {
		return 0
	}
	value, _ := strconv.ParseFloat(string(found[1]), 64)
	return value
}

func (b *bench) residentBytes() int64 {
	status, err := os.ReadFile("/proc/" + b.facadePID + "/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if kilobytes, found := strings.CutPrefix(line, "VmRSS:"); found {
			value, _ := strconv.ParseInt(strings.Fields(kilobytes)[0], 10, 64)
			return value << 10
		}
	}
	return 0
}
