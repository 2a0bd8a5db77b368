// Command receivers prints the keys of Alertmanager's receivers and routes, read from Alertmanager's own configuration types, one a line:
// the type, the key and what the key holds. `*` stands for any key of a map. What a key holds is another type or one of
//
//	secret          a value that no answer may show
//	secret-address  the same, and Alertmanager connects to it
//	address         a URL or a host with a port to which Alertmanager connects
//	file            a path that Alertmanager reads
//	text            any other scalar, or a list of them
//	any             anything
//
// Its output is controlplane-war's resource receiver-keys.txt.
package main

import (
	"fmt"
	"reflect"
	"runtime/debug"
	"sort"
	"strings"

	"github.com/prometheus/alertmanager/config"
	commoncfg "github.com/prometheus/common/config"
)

var leaves = map[reflect.Type]string{
	reflect.TypeFor[config.Secret]():            "secret",
	reflect.TypeFor[commoncfg.Secret]():         "secret",
	reflect.TypeFor[config.SecretURL]():         "secret-address",
	reflect.TypeFor[config.SecretTemplateURL](): "secret-address",
	reflect.TypeFor[config.URL]():               "address",
	reflect.TypeFor[commoncfg.URL]():            "address",
	reflect.TypeFor[config.HostPort]():          "address",
	reflect.TypeFor[config.Matchers]():          "text",
	reflect.TypeFor[config.MatchRegexps]():      "any",
}

// addresses are the keys that hold a URL to connect to although their type is a plain string (SNS, OAuth 2).
var addresses = map[string]bool{"api_url": true, "token_url": true, "webhook_url": true}

type catalogue struct {
	lines []string
	done  map[reflect.Type]bool
}

// holds says what a value of this type is below this key, and adds the types that it leads to.
func (c *catalogue) holds(of reflect.Type, key string) string {
	if leaf, known := leaves[of]; known {
		return leaf
	}
	switch of.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return c.holds(of.Elem(), key)
	case reflect.Map:
		if of.Elem().Kind() == reflect.Interface {
			return "any"
		}
		name := "Map_" + strings.ReplaceAll(c.holds(of.Elem(), key), "-", "_")
		if !c.known(name) {
			c.lines = append(c.lines, fmt.Sprintf("%s * %s", name, c.holds(of.Elem(), key)))
		}
		return name
	case reflect.Struct:
		if !hasKeys(of) {
			return "text"
		}
		c.add(of)
		return of.Name()
	case reflect.Interface:
		return "any"
	case reflect.String:
		switch {
		case strings.HasSuffix(key, "_file") || key == "files":
			return "file"
		case addresses[key]:
			return "address"
		}
	}
	return "text"
}

func (c *catalogue) known(name string) bool {
	for _, line := range c.lines {
		if strings.HasPrefix(line, name+" ") {
			return true
		}
	}
	return false
}

func hasKeys(of reflect.Type) bool {
	for i := range of.NumField() {
		if _, tagged := of.Field(i).Tag.Lookup("yaml"); tagged {
			return true
		}
	}
	return false
}

func (c *catalogue) add(of reflect.Type) {
	if !c.done[of] {
		c.done[of] = true
		c.addFields(of.Name(), of)
	}
}

func (c *catalogue) addFields(name string, of reflect.Type) {
	for i := range of.NumField() {
		field := of.Field(i)
		key, options, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		switch {
		case key == "-" || !field.IsExported():
		case strings.Contains(options, "inline") && field.Type.Kind() == reflect.Map:
			c.lines = append(c.lines, fmt.Sprintf("%s * %s", name, c.holds(field.Type.Elem(), "")))
		case strings.Contains(options, "inline"):
			c.addFields(name, field.Type)
		default:
			if key == "" {
				key = strings.ToLower(field.Name)
			}
			c.lines = append(c.lines, fmt.Sprintf("%s %s %s", name, key, c.holds(field.Type, key)))
		}
	}
}

func version() string {
	info, _ := debug.ReadBuildInfo()
	for _, dependency := range info.Deps {
		if dependency.Path == "github.com/prometheus/alertmanager" {
			return dependency.Version
		}
	}
	return ""
}

func main() {
	found := &catalogue{done: map[reflect.Type]bool{}}
	found.add(reflect.TypeFor[config.Receiver]())
	found.add(reflect.TypeFor[config.Route]())
	sort.Strings(found.lines)
	fmt.Println("# Keys of Alertmanager " + version() + ", printed by containers/tools/receivers.")
	fmt.Println(strings.Join(found.lines, "\n"))
}
