package main

import (
	"bytes"
	"fmt"
	"time"
)

const roundTime = 1200 * time.Millisecond

// sequence asks one after the other for about a round's time and returns the median.
func sequence(w *wire, request []byte) (float64, error) {
	var took []float64
	for until := time.Now().Add(roundTime); len(took) < 15 || time.Now().Before(until); {
		answer, err := w.ask(request)
		if err != nil {
			return 0, err
		}
		if err := answer.check(w.peer); err != nil {
			return 0, err
		}
		took = append(took, milliseconds(answer.took))
	}
	return median(took), nil
}

const (
	heatRequests = 4000
	heatTime     = 8 * time.Second
)

// heat lets the compilers of a server see a request often enough, and its cache fill.
func heat(p peer, request []byte) error {
	w, err := dial(p)
	if err != nil {
		return err
	}
	until := time.Now().Add(heatTime)
	for asked := 0; asked < heatRequests && time.Now().Before(until); asked++ {
		answer, err := w.ask(request)
		if err != nil {
			return err
		}
		if err := answer.check(p); err != nil {
			return err
		}
	}
	w.close()
	return nil
}

// alternate measures the same paths on each peer in turn, round by round.
func (b *bench) alternate(measure func(p peer) (float64, error), peers ...peer) ([]rounds, error) {
	figures := make([]rounds, len(peers))
	for round := range b.rounds {
		for i := range peers {
			// Who goes first changes, so that nobody always follows the same one.
			at := (i + round) % len(peers)
			value, err := measure(peers[at])
			if err != nil {
				return nil, err
			}
			figures[at] = append(figures[at], value)
		}
	}
	return figures, nil
}

func (b *bench) warm() error {
	for _, one := range panels {
		path := dashboardWindow(b.end).path(one.query)
		for _, p := range []peer{b.everything, b.frontend} {
			if err := heat(p, p.request(path)); err != nil {
				return err
			}
		}
		if err := b.sameBytes(one, path); err != nil {
			return err
		}
		got, err := b.alternate(func(p peer) (float64, error) {
			w, err := dial(p)
			if err != nil {
				return 0, err
			}
			defer w.close()
			return sequence(w, p.request(path))
		}, b.everything, b.frontend)
		if err != nil {
			return err
		}
		ratio := ratio(got[0], got[1])
		b.report.add(row{"warm range, " + one.name, spread(got[0], "ms"), "Thanos " + spread(got[1], "ms"),
			fmt.Sprintf("1/%.1f", 1/ratio), "≤ 1/10", metIf(ratio <= 0.1)})
	}
	return nil
}

// sameBytes holds the facade's warm answer against the engine's own.
func (b *bench) sameBytes(one panel, path string) error {
	var bodies [2][]byte
	for i, p := range []peer{b.direct, b.everything} {
		w, err := dial(p)
		if err != nil {
			return err
		}
		answer, err := w.ask(p.request(path))
		if err != nil {
			return err
		}
		bodies[i] = bytes.TrimSpace(bytes.Clone(answer.body))
		w.close()
	}
	// The envelope may carry members of our own behind the data; the data ends with the engine's answer but its last brace.
	if !bytes.HasPrefix(bodies[1], bodies[0][:len(bodies[0])-1]) {
		return fmt.Errorf("%s: the facade's bytes differ from Prometheus's", one.name)
	}
	b.report.note("%s: %d bytes, identical to Prometheus", one.name, len(bodies[0]))
	return nil
}
