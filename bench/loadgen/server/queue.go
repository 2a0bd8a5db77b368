package main

import (
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// What arrived during a stall. It is answered in the order of arrival and by one goroutine: a thousand goroutines that wake at
// once answer for 20 ms, and what is to be measured is the stall.
type stalled struct {
	mutex    sync.Mutex
	waiting  []waiting
	returned func(net.Conn)
}

type held struct{ at, arrivedNs int64 }

type waiting struct {
	held
	connection net.Conn
}

var (
	queue    stalled
	response = fmt.Appendf(nil, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
)

func (s *stalled) add(w http.ResponseWriter, request held, remaining time.Duration) {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(err)
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if len(s.waiting) == 0 {
		time.AfterFunc(remaining, s.release)
	}
	s.waiting = append(s.waiting, waiting{request, connection})
}

func (s *stalled) release() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, request := range s.waiting {
		request.connection.Write(response)
		if record.Load() && request.at < mostArrivals {
			waits[request.at] = int64(time.Since(origin)) - request.arrivedNs
		}
	}
	for _, request := range s.waiting {
		go s.returned(request.connection)
	}
	s.waiting = nil
}

// reused takes connections from the network, and again those that were answered past the HTTP server.
type reused struct {
	net.Listener
	accepted chan net.Conn
}

func reusing(listener net.Listener) *reused {
	r := &reused{listener, make(chan net.Conn)}
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				panic(err)
			}
			r.accepted <- connection
		}
	}()
	return r
}

func (r *reused) Accept() (net.Conn, error) { return <-r.accepted, nil }

func (r *reused) again(connection net.Conn) { r.accepted <- connection }
