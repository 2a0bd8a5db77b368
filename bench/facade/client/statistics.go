package main

import (
	"math"
	"slices"
	"time"
)

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// quantile is the smallest value that at least q of all do not exceed.
func quantile(values []float64, q float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(values))
	at := int(math.Ceil(q*float64(len(sorted)))) - 1
	return sorted[max(at, 0)]
}

func median(values []float64) float64 { return quantile(values, 0.5) }

// rounds holds one figure of each round: it alternates with its peer's, so the two are compared round by round.
type rounds []float64

func (r rounds) least() float64 { return slices.Min(r) }
func (r rounds) most() float64  { return slices.Max(r) }

// ratio is the median over the rounds of ours to theirs.
func ratio(ours, theirs rounds) float64 {
	var all []float64
	for i := range min(len(ours), len(theirs)) {
		all = append(all, ours[i]/theirs[i])
	}
	return median(all)
}

func (r rounds) mean() float64 {
	sum := 0.0
	for _, value := range r {
		sum += value
	}
	return sum / float64(len(r))
}
