package main

import (
	"fmt"
	"strings"
)

const coldPairs = 12

// cold compares the first sight of a window with the engine's own answer to the query that the enforcement makes of it. No window
// is asked twice of the facade: each begins at a second of its own, and steps that differ in their phase share nothing.
func (b *bench) cold() error {
	scoped := planeMatcher()
	used := int64(0)
	for _, one := range panels {
		ours, err := dial(b.everything)
		if err != nil {
			return err
		}
		theirs, err := dial(b.direct)
		if err != nil {
			return err
		}
		var facade, direct rounds
		for range b.rounds {
			var a, d []float64
			for pair := range coldPairs {
				w := b.unseen(&used)
				mine, his := b.everything.request(w.path(one.query)), b.direct.request(w.path(scoped.Replace(one.query)))
				ask := func(w *wire, request []byte, into *[]float64) error {
					answer, err := w.ask(request)
					if err != nil {
						return err
					}
					*into = append(*into, milliseconds(answer.took))
					return answer.check(w.peer)
				}
				if pair%2 == 0 {
					err = ask(ours, mine, &a)
				}
				if err == nil {
					err = ask(theirs, his, &d)
				}
				if err == nil && pair%2 == 1 {
					err = ask(ours, mine, &a)
				}
				if err != nil {
					return err
				}
			}
			facade, direct = append(facade, median(a)), append(direct, median(d))
		}
		ours.close()
		theirs.close()
		b.report.add(coldRow(one, facade, direct))
	}
	return nil
}

// unseen is a window of 12 h that shares no step with any before.
func (b *bench) unseen(used *int64) window {
	*used++
	// None is a multiple of their number, so hundreds of windows pass before a step and a phase meet again.
	steps := []int64{60, 61, 62, 64, 65, 66, 67}
	return window{b.end - 12*3600 - *used, b.end - *used, steps[*used%int64(len(steps))]}
}

func coldRow(one panel, facade, direct rounds) row {
	ratio, added := ratio(facade, direct), median(facade)-median(direct)
	line := row{figure: "cold range, " + one.name, ours: spread(facade, "ms"), peer: "Prometheus " + spread(direct, "ms"),
		ratio: fmt.Sprintf("%.2f × (%+.1f ms)", ratio, added)}
	if median(direct) > 50 {
		line.bar, line.verdict = "≤ 1.15 ×", metIf(ratio <= 1.15)
	} else {
		line.bar, line.verdict = "≤ +3 ms", metIf(added <= 3)
	}
	return line
}

// planeMatcher puts by hand what the enforcement puts into the panels' selectors.
func planeMatcher() *strings.Replacer {
	var all []string
	for i := range planes {
		all = append(all, planeName(i))
	}
	matcher := fmt.Sprintf("data_plane=~%q", strings.Join(all, "|"))
	return strings.NewReplacer(count+"{", count+"{"+matcher+",", count+"[", count+"{"+matcher+"}[", bucket+"[", bucket+"{"+matcher+"}[")
}
