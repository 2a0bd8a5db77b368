package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

func (b *bench) caller(name, token string) peer {
	return peer{name: "the facade (" + name + ")", address: b.options.facade, headers: "Authorization: Bearer " + token + "\r\n"}
}

// admit registers the planes and mints the restricted callers' tokens.
func (b *bench) admit() error {
	var all []string
	for i := range planes {
		body := map[string]any{"environment": environments[i%len(environments)], "announce": []string{fmt.Sprintf("127.0.0.1:%d", 8889+10*i)}}
		if _, err := b.administer(http.MethodPut, "/api/planewatch/planes/"+planeName(i)+"/join-token", body); err != nil {
			return err
		}
		all = append(all, planeName(i))
	}
	everything, err := b.mint("every plane", all)
	if err != nil {
		return err
	}
	single, err := b.mint("one plane", all[:1])
	if err != nil {
		return err
	}
	b.everything, b.single = everything, single
	return nil
}

func (b *bench) mint(name string, granted []string) (peer, error) {
	token, err := b.administer(http.MethodPost, "/api/planewatch/tokens",
		map[string]any{"name": name, "role": "VIEWER", "planes": granted, "validFor": "PT12H"})
	return b.caller(name, token), err
}

// administer sends one request of the operator's and returns the token in the answer.
func (b *bench) administer(method, path string, body any) (string, error) {
	encoded, err := json.Marshal(body)
	if err != nil {
		return "", err
	}
	request, err := http.NewRequest(method, b.operator.url(path), bytes.NewReader(encoded))
	if err != nil {
		return "", err
	}
	_, authorization, _ := strings.Cut(strings.TrimSpace(b.operator.headers), ": ")
	request.Header.Set("Authorization", authorization)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return "", err
	}
	if response.StatusCode/100 != 2 {
		return "", fmt.Errorf("%s %s: %d %s", method, path, response.StatusCode, answer)
	}
	var minted struct {
		Token string `json:"token"`
	}
	return minted.Token, json.Unmarshal(answer, &minted)
}
