package charts

import (
	"fmt"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	for _, name := range []string{"HELM", "KUBECONFORM", "PROMTOOL", "THANOS", "GATEWAY"} {
		if _, err := os.Stat(os.Getenv(name)); err != nil {
			fmt.Fprintf(os.Stderr, "%s names no program: %v; './planewatch test helm' sets it\n", name, err)
			os.Exit(2)
		}
	}
	os.Exit(m.Run())
}
