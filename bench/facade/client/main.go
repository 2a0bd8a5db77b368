// Command client makes the data set of the facade's benchmark and measures the facade beside its peers.
package main

import (
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("usage: client dataset|panel|measure …")
	}
	switch args[0] {
	case "dataset":
		return dataset(args[1:])
	case "panel":
		return panelURL(args[1:])
	case "measure":
		return measure(args[1:])
	default:
		return fmt.Errorf("there is no command %q", args[0])
	}
}
