// A small HTTP server to measure load generators against: every answer is 256 bytes, every arrival can be
// written down, and it can stall on demand.
//
//	/            the answer
//	/arm         forgets what was written down; ?stall=1s&after=2s stalls everything that arrives in that window
//	/arrivals    the arrivals since /arm, in nanoseconds since the first one, a line each
//	/count       how many there were
//	/waits       how long answers took here: p90, p95 and p99 in nanoseconds
package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"net"
	"net/http"
	"slices"
	"sync/atomic"
	"time"
)

const mostArrivals = 4_000_000

var (
	body     = bytes.Repeat([]byte("x"), 256)
	origin   = time.Now()
	arrivals = make([]int64, mostArrivals)
	waits    = make([]int64, mostArrivals)
	arrived  atomic.Int64
	first    atomic.Int64
	after    atomic.Int64
	stall    atomic.Int64
	record   atomic.Bool
)

func answer(w http.ResponseWriter, _ *http.Request) {
	now := int64(time.Since(origin))
	at := arrived.Add(1) - 1
	if at == 0 {
		first.Store(now)
	}
	if record.Load() && at < mostArrivals {
		arrivals[at] = now
	}
	if length := stall.Load(); length > 0 {
		begin := first.Load() + after.Load()
		if now >= begin && now < begin+length {
			queue.add(w, held{at, now}, time.Duration(begin+length-now))
			return
		}
	}
	w.Header().Set("Content-Type", "text/plain")
	w.Write(body)
	if record.Load() && at < mostArrivals {
		waits[at] = int64(time.Since(origin)) - now
	}
}

func arm(w http.ResponseWriter, r *http.Request) {
	length, _ := time.ParseDuration(r.URL.Query().Get("stall"))
	begin, _ := time.ParseDuration(r.URL.Query().Get("after"))
	stall.Store(int64(length))
	after.Store(int64(begin))
	record.Store(r.URL.Query().Has("record"))
	arrived.Store(0)
	fmt.Fprintln(w, "armed")
}

func listArrivals(w http.ResponseWriter, _ *http.Request) {
	out := bufio.NewWriter(w)
	defer out.Flush()
	for i := int64(0); i < min(arrived.Load(), mostArrivals); i++ {
		fmt.Fprintln(out, arrivals[i]-first.Load())
	}
}

func listWaits(w http.ResponseWriter, _ *http.Request) {
	sorted := slices.Sorted(slices.Values(waits[:min(arrived.Load(), mostArrivals)]))
	for _, part := range []float64{0.90, 0.95, 0.99} {
		fmt.Fprintln(w, sorted[int(part*float64(len(sorted)))])
	}
}

func count(w http.ResponseWriter, _ *http.Request) {
	fmt.Fprintln(w, arrived.Load())
}

func main() {
	address := flag.String("listen", "127.0.0.1:9900", "address to listen on")
	flag.Parse()
	mux := http.NewServeMux()
	mux.HandleFunc("/", answer)
	mux.HandleFunc("/arm", arm)
	mux.HandleFunc("/arrivals", listArrivals)
	mux.HandleFunc("/waits", listWaits)
	mux.HandleFunc("/count", count)
	listener, err := net.Listen("tcp", *address)
	if err != nil {
		panic(err)
	}
	fmt.Println("listening on", listener.Addr())
	connections := reusing(listener)
	queue.returned = connections.again
	panic(http.Serve(connections, mux))
}
