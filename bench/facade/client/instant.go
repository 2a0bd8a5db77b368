package main

import (
	"fmt"
	"sync"
	"time"
)

const oneText = count + `{http_route="/api/orders"}`

const distinctTexts = 10_000

// instant compares both enforcements, each for a caller who may see one plane, with the engine asked for that plane alone.
func (b *bench) instant() error {
	bare := b.direct
	scoped := count + `{http_route="/api/orders",data_plane="` + planeName(0) + `"}`
	path := func(p peer) string {
		if p.name == bare.name {
			return instantPath(scoped, b.end)
		}
		return instantPath(oneText, b.end)
	}
	peers := []peer{b.single, b.proxied, bare}
	for _, p := range peers {
		if err := heat(p, p.request(path(p))); err != nil {
			return err
		}
	}
	took, err := b.alternate(func(p peer) (float64, error) {
		w, err := dial(p)
		if err != nil {
			return 0, err
		}
		defer w.close()
		return sequence(w, p.request(path(p)))
	}, peers...)
	if err != nil {
		return err
	}
	added := median(took[0]) - median(took[2])
	b.report.add(row{"instant query, one text, p50", spread(took[0], "ms"),
		"direct " + spread(took[2], "ms") + ", label proxy " + spread(took[1], "ms"), fmt.Sprintf("%+.2f ms", added), "≤ +0.4 ms", metIf(added <= 0.4)})

	// A run of each that does not count: eight connections take ways through a server that one never takes.
	for _, p := range peers {
		if _, err := wrk(p, path(p)); err != nil {
			return err
		}
	}
	rates, err := b.alternate(func(p peer) (float64, error) { return wrk(p, path(p)) }, peers...)
	if err != nil {
		return err
	}
	better := ratio(rates[0], rates[1])
	b.report.add(row{"instant query, one text, 8 connections", spread(rates[0], "/s"), "label proxy " + spread(rates[1], "/s"),
		fmt.Sprintf("%.1f ×", better), "≥ 4 ×", metIf(better >= 4)})
	b.report.note("throughput of the engine itself for the instant query: %s", spread(rates[2], "/s"))
	return b.distinct()
}

func (b *bench) distinct() error {
	batch := 0
	rates, err := b.alternate(func(p peer) (float64, error) {
		batch++
		return everyText(p, batch, b.end)
	}, b.single, b.proxied)
	if err != nil {
		return err
	}
	b.report.add(row{fmt.Sprintf("instant query, %d distinct texts, 8 connections", distinctTexts), spread(rates[0], "/s"),
		"label proxy " + spread(rates[1], "/s"), fmt.Sprintf("%.2f ×", ratio(rates[0], rates[1])), "printed", shown})
	return nil
}

// everyText asks each text once over eight connections and returns the texts a second; no two batches share one.
func everyText(p peer, batch int, at int64) (float64, error) {
	texts := make(chan int)
	failed := make(chan error, 8)
	var all sync.WaitGroup
	began := time.Now()
	for range 8 {
		all.Go(func() {
			w, err := dial(p)
			for i := range texts {
				if err != nil {
					continue
				}
				var answer reply
				answer, err = w.ask(p.request(instantPath(fmt.Sprintf("%s * %d", oneText, batch*distinctTexts+i), at)))
				if err == nil {
					err = answer.check(p)
				}
			}
			failed <- err
		})
	}
	for i := range distinctTexts {
		texts <- i
	}
	close(texts)
	all.Wait()
	for range 8 {
		if err := <-failed; err != nil {
			return 0, err
		}
	}
	return distinctTexts / time.Since(began).Seconds(), nil
}
