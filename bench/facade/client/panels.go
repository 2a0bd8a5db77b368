package main

import (
	"fmt"
	"net/url"
	"strconv"
)

type panel struct {
	name  string
	query string
}

const count = "http_server_request_duration_seconds_count"
const bucket = "http_server_request_duration_seconds_bucket"

var panels = []panel{
	{"sum by plane", "sum by (data_plane) (rate(" + count + "[5m]))"},
	{"p95 by plane", "histogram_quantile(0.95, sum by (data_plane, le) (rate(" + bucket + "[5m])))"},
	{"p99 by route", "histogram_quantile(0.99, sum by (http_route, le) (rate(" + bucket + "[5m])))"},
	{"raw counter", count + `{http_route!="/health"}`},
}

// window is a range of steps in Unix seconds.
type window struct{ start, end, step int64 }

// dashboardWindow is what a panel over half a day shows: 721 steps.
func dashboardWindow(end int64) window { return window{end - 12*3600, end, 60} }

func (w window) path(query string) string {
	values := url.Values{
		"query": {query},
		"start": {strconv.FormatInt(w.start, 10)},
		"end":   {strconv.FormatInt(w.end, 10)},
		"step":  {strconv.FormatInt(w.step, 10)},
	}
	return "/api/v1/query_range?" + values.Encode()
}

func instantPath(query string, at int64) string {
	return "/api/v1/query?" + url.Values{"query": {query}, "time": {strconv.FormatInt(at, 10)}}.Encode()
}

// panelURL prints the path of panel NUMBER in the window that ends at END.
func panelURL(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: client panel NUMBER END")
	}
	number, err := strconv.Atoi(args[0])
	if err != nil || number < 0 || number >= len(panels) {
		return fmt.Errorf("there is no panel %q", args[0])
	}
	end, err := strconv.ParseInt(args[1], 10, 64)
	if err != nil {
		return err
	}
	fmt.Println(dashboardWindow(end).path(panels[number].query))
	return nil
}
