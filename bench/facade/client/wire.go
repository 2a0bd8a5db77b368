package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"
)

// peer is a server that answers Prometheus's API.
type peer struct {
	name    string
	address string
	headers string
	prefix  string
	suffix  string
}

func (p peer) url(path string) string { return "http://" + p.address + p.prefix + path + p.suffix }

func (p peer) request(path string) []byte {
	return []byte("GET " + p.prefix + path + p.suffix + " HTTP/1.1\r\nHost: " + p.address + "\r\n" + p.headers + "\r\n")
}

// wire is one keep-alive connection. It reads as little of HTTP as it can, so that the generator's own time stays small.
type wire struct {
	peer peer
	conn net.Conn
	in   *bufio.Reader
	body bytes.Buffer
}

func dial(p peer) (*wire, error) { return dialBuffered(p, 64<<10) }

// dialSmall is for a crowd of connections with small answers.
func dialSmall(p peer) (*wire, error) { return dialBuffered(p, 2<<10) }

func dialBuffered(p peer, bufferBytes int) (*wire, error) {
	conn, err := net.DialTimeout("tcp", p.address, 30*time.Second)
	if err != nil {
		return nil, err
	}
	return &wire{peer: p, conn: conn, in: bufio.NewReaderSize(conn, bufferBytes)}, nil
}

func (w *wire) close() {
	if w.conn != nil {
		_ = w.conn.Close()
	}
}

// reply is what came back; its body is set only where it was asked for.
type reply struct {
	status int
	length int
	took   time.Duration
	body   []byte
}

func (r reply) check(p peer) error {
	if r.status != 200 {
		return fmt.Errorf("%s answers %d: %.200s", p.name, r.status, r.body)
	}
	return nil
}

// ask sends a request made by peer.request. A connection that the server said it would close is replaced before the clock starts.
func (w *wire) ask(request []byte) (reply, error) {
	if w.conn == nil {
		fresh, err := dial(w.peer)
		if err != nil {
			return reply{}, err
		}
		*w = *fresh
	}
	_ = w.conn.SetDeadline(time.Now().Add(150 * time.Second))
	began := time.Now()
	if _, err := w.conn.Write(request); err != nil {
		return reply{}, err
	}
	return w.read(began)
}

func (w *wire) read(began time.Time) (reply, error) {
	w.body.Reset()
	line, err := w.in.ReadString('\n')
	if err != nil {
		return reply{}, err
	}
	fields := strings.Fields(line)
	if len(fields) < 2 {
		return reply{}, fmt.Errorf("no status line: %q", line)
	}
	status, err := strconv.Atoi(fields[1])
	if err != nil {
		return reply{}, err
	}
	length, chunked, closes := -1, false, false
	for {
		line, err := w.in.ReadString('\n')
		if err != nil {
			return reply{}, err
		}
		name, value, found := strings.Cut(strings.TrimRight(line, "\r\n"), ":")
		if !found {
			break
		}
		value = strings.TrimSpace(value)
		switch strings.ToLower(name) {
		case "content-length":
			length, err = strconv.Atoi(value)
		case "transfer-encoding":
			chunked = value == "chunked"
		case "connection":
			closes = strings.EqualFold(value, "close")
		}
		if err != nil {
			return reply{}, err
		}
	}
	if err := w.readBody(length, chunked); err != nil {
		return reply{}, err
	}
	answer := reply{status: status, length: w.body.Len(), took: time.Since(began), body: w.body.Bytes()}
	if closes {
		w.close()
		w.conn = nil
	}
	return answer, nil
}

func (w *wire) readBody(length int, chunked bool) error {
	if !chunked {
		if length < 0 {
			return fmt.Errorf("the answer has neither a length nor chunks")
		}
		_, err := io.CopyN(&w.body, w.in, int64(length))
		return err
	}
	for {
		line, err := w.in.ReadString('\n')
		if err != nil {
			return err
		}
		size, err := strconv.ParseInt(strings.TrimSpace(line), 16, 32)
		if err != nil {
			return err
		}
		if _, err := io.CopyN(&w.body, w.in, size); err != nil {
			return err
		}
		if _, err := w.in.ReadString('\n'); err != nil {
			return err
		}
		if size == 0 {
			return nil
		}
	}
}
