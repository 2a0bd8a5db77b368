package main

import (
	"fmt"
	"sync"
	"time"
)

const crowdSize = 10_000

// crowd asks the same thing from 10,000 connections at once, and then again with the first of a hundred leaving early.
func (b *bench) crowd() error {
	wires, err := connect(b.everything, crowdSize)
	if err != nil {
		return err
	}
	query := "sum(rate(" + bucket + "[5m]))"
	request := b.everything.request(window{b.end - 12*3600 - 7, b.end - 7, 61}.path(query))
	var errors int
	began := time.Now()
	upstream, err := b.during(rangeRequests, func() error {
		errors = askAtOnce(wires, request)
		return nil
	})
	if err != nil {
		return err
	}
	took := time.Since(began)
	for _, w := range wires {
		w.close()
	}
	b.report.add(row{fmt.Sprintf("%d identical concurrent requests", crowdSize), fmt.Sprintf("%.0f upstream, %d errors, all in %.1f s", upstream, errors, took.Seconds()),
		"–", "–", "1 upstream, no errors", metIf(upstream == 1 && errors == 0)})
	return b.leaderLeaves(query)
}

func (b *bench) leaderLeaves(query string) error {
	wires, err := connect(b.everything, 100)
	if err != nil {
		return err
	}
	request := b.everything.request(window{b.end - 12*3600 - 9, b.end - 9, 63}.path(query))
	var errors int
	upstream, err := b.during(rangeRequests, func() error {
		if _, err := wires[0].conn.Write(request); err != nil {
			return err
		}
		time.Sleep(20 * time.Millisecond)
		left := make(chan struct{})
		go func() {
			time.Sleep(20 * time.Millisecond)
			wires[0].close()
			close(left)
		}()
		errors = askAtOnce(wires[1:], request)
		<-left
		return nil
	})
	if err != nil {
		return err
	}
	for _, w := range wires[1:] {
		w.close()
	}
	b.report.add(row{"the first of 100 leaves", fmt.Sprintf("%.0f upstream, %d of 99 failed", upstream, errors), "–", "–",
		"1 upstream, none fails", metIf(upstream == 1 && errors == 0)})
	return nil
}

// connect opens that many connections, a few hundred at a time.
func connect(p peer, many int) ([]*wire, error) {
	wires := make([]*wire, many)
	failures := make([]error, many)
	slots := make(chan struct{}, 256)
	var all sync.WaitGroup
	for i := range wires {
		all.Go(func() {
			slots <- struct{}{}
			wires[i], failures[i] = dialSmall(p)
			<-slots
		})
	}
	all.Wait()
	for _, err := range failures {
		if err != nil {
			return nil, err
		}
	}
	return wires, nil
}

// askAtOnce returns how many got no good answer.
func askAtOnce(wires []*wire, request []byte) int {
	outcomes := make(chan bool, len(wires))
	for _, w := range wires {
		go func() {
			answer, err := w.ask(request)
			outcomes <- err == nil && answer.status == 200 && answer.length > 0
		}()
	}
	failed := 0
	for range wires {
		if !<-outcomes {
			failed++
		}
	}
	return failed
}
