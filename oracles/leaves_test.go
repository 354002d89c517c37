package oracles

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/leaves"
)

// leavesOfXML returns the leaves of the element that names the operation.
func leavesOfXML(t *testing.T, envelope []byte) []leaves.Leaf {
	t.Helper()
	all, err := leaves.XML(envelope)
	if err != nil || len(all) == 0 {
		t.Fatalf("%d leaves, error %v", len(all), err)
	}
	operation, _, _ := strings.Cut(all[0].Path, "/")
	return leaves.Below(all, operation)
}

// leavesOfJSON returns the leaves of a value as PHP or node-soap model it: the
// text of an element with attributes is "_" or "$value" there.
func leavesOfJSON(value any) []leaves.Leaf {
	all := jsonLeaves(nil, "", value)
	leaves.Sort(all)
	return all
}

func jsonLeaves(all []leaves.Leaf, path string, value any) []leaves.Leaf {
	switch value := value.(type) {
	case map[string]any:
		for name, member := range value {
			all = jsonLeaves(all, memberPath(path, name), member)
		}
		return all
	case []any:
		for _, item := range value {
			all = jsonLeaves(all, path, item)
		}
		return all
	case nil:
		return all
	case string:
		if value == "" {
			return all
		}
		return append(all, leaves.Leaf{Path: path, Value: plainTime(value)})
	case json.Number:
		return append(all, leaves.Leaf{Path: path, Value: value.String()})
	default:
		return append(all, leaves.Leaf{Path: path, Value: fmt.Sprint(value)})
	}
}

func memberPath(path, name string) string {
	switch {
	case name == "_" || name == "$value" || name == "attributes":
		return path
	case path == "":
		return name
	}
	return path + "/" + name
}

// plainTime undoes the milliseconds of a JavaScript date: node-soap reads a
// dateTime into one.
func plainTime(s string) string {
	if plain, ok := strings.CutSuffix(s, ".000Z"); ok {
		return plain + "Z"
	}
	return s
}

// sameLeaves reports every leaf that only one side has.
func sameLeaves(t *testing.T, what string, got, want []leaves.Leaf) {
	t.Helper()
	invented, lost := leaves.Diff(got, want)
	for _, l := range invented {
		t.Errorf("%s: only understood: %s = %s", what, l.Path, l.Value)
	}
	for _, l := range lost {
		t.Errorf("%s: lost: %s = %s", what, l.Path, l.Value)
	}
	if len(want) == 0 {
		t.Errorf("%s: the message is empty, so nothing was compared", what)
	}
}
