package main

import (
	"fmt"
	"time"
)

const (
	refreshEvery = 15 * time.Second
	refreshes    = 6
)

// refreshed is one panel of six hours that ends now, and what the engine read for each of its refreshes in percent of the whole.
type refreshed struct {
	panel        panel
	full         float64
	ours, theirs rounds
}

// refresh counts what the engine reads when such a panel is asked every 15 s, after its first sight.
func (b *bench) refresh() error {
	shown := []*refreshed{{panel: panels[1]}, {panel: panels[2]}}
	for _, one := range shown {
		var err error
		if one.full, err = b.samplesFor(b.direct, one.panel); err != nil {
			return err
		}
	}
	for round := range refreshes + 1 {
		if round > 0 {
			time.Sleep(refreshEvery)
		}
		for _, one := range shown {
			mine, err := b.samplesFor(b.everything, one.panel)
			if err != nil {
				return err
			}
			his, err := b.samplesFor(b.frontend, one.panel)
			if err != nil {
				return err
			}
			if round > 0 {
				one.ours, one.theirs = append(one.ours, 100*mine/one.full), append(one.theirs, 100*his/one.full)
			}
		}
	}
	for _, one := range shown {
		share := one.ours.mean()
		b.report.add(row{"refresh of a 6 h panel, samples read, " + one.panel.name, fmt.Sprintf("%.2f %% of %.0f", share, one.full),
			fmt.Sprintf("Thanos %.2f %%", one.theirs.mean()), fmt.Sprintf("at most %.2f %%", one.ours.most()), "≤ 2 %", metIf(share <= 2)})
	}
	return nil
}

func (b *bench) samplesFor(p peer, one panel) (float64, error) {
	return b.during(samplesRead, func() error {
		end := time.Now().Unix() / 60 * 60
		w, err := dial(p)
		if err != nil {
			return err
		}
		defer w.close()
		answer, err := w.ask(p.request(window{end - 6*3600, end, 60}.path(one.query)))
		if err != nil {
			return err
		}
		return answer.check(p)
	})
}
