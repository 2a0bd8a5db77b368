package charts

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// listening gives the ports on which a process waits for callers, as the kernel knows them: nothing that a program opens by itself is missed.
func listening(t *testing.T, pid int) []string {
	t.Helper()
	own := map[string]bool{}
	links, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	check(t, err)
	for _, link := range links {
		// A file that was closed meanwhile has no name.
		if name, err := os.Readlink(link); err == nil {
			own[strings.TrimSuffix(strings.TrimPrefix(name, "socket:["), "]")] = true
		}
	}
	var found []string
	for _, table := range []string{"tcp", "tcp6", "udp", "udp6"} {
		rows, err := os.ReadFile(fmt.Sprintf("/proc/%d/net/%s", pid, table))
		check(t, err)
		for _, row := range strings.Split(string(rows), "\n")[1:] {
			columns := strings.Fields(row)
			if len(columns) < 10 || !own[columns[9]] || !waits(table, columns) {
				continue
			}
			_, hex, _ := strings.Cut(columns[1], ":")
			port, err := strconv.ParseUint(hex, 16, 16)
			check(t, err)
			found = append(found, fmt.Sprint(port))
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// waits tells a TCP socket that listens, or a UDP socket without a peer.
func waits(table string, columns []string) bool {
	if strings.HasPrefix(table, "tcp") {
		return columns[3] == "0A"
	}
	return strings.HasSuffix(columns[2], ":0000")
}

// listens compares what a started container waits on with what the chart says of it.
func (s started) listens(t *testing.T, name string, pid int) {
	t.Helper()
	var expected []string
	for _, port := range ports[name] {
		expected = append(expected, s.ports[fmt.Sprint(port)])
	}
	slices.Sort(expected)
	if found := listening(t, pid); !slices.Equal(found, expected) {
		t.Errorf("%s listens on %v, not on %v alone", name, found, expected)
	}
}
