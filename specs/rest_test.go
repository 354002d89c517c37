// Package specs_test holds the documents that ppgen carries against the ones
// that PayPal publishes, without the help of any parser of ours.
package specs_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/testenv"
)

// texts are the members of a document that say nothing a server looks at.
var texts = []string{"description", "summary", "title", "example", "examples", "externalDocs"}

// TestRESTDocumentsStateThePublishedFacts compares our documents with the
// published ones: every path, parameter, body, status, property, type, value
// and limit. Only texts may differ, and two things that are texts in disguise:
// the sentences that error bodies list as the values of a message.
func TestRESTDocumentsStateThePublishedFacts(t *testing.T) {
	folder := testenv.Shared(t, "specs", "rest")
	published, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(published) == 0 {
		t.Fatalf("no published documents: %v", err)
	}
	ours, err := filepath.Glob(filepath.Join("rest", "*.json"))
	if err != nil || len(ours) != len(published) {
		t.Fatalf("%d documents of ours, %d published ones: %v", len(ours), len(published), err)
	}
	operations := 0
	for _, file := range ours {
		c := &comparison{t: t, ours: documents{}, theirs: documents{}, seen: map[[2]string]bool{}}
		a := value{c.ours, file, nil}
		b := value{c.theirs, filepath.Join(folder, filepath.Base(file)), nil}
		a.json, b.json = c.ours.load(t, a.file), c.theirs.load(t, b.file)
		operations += c.document(filepath.Base(file), a, b)
	}
	if operations != 162 {
		t.Errorf("%d operations were compared, expected 162", operations)
	}
}

// TestRESTDocumentsDescribeEverything makes sure that no operation, schema,
// property, parameter or error code stands without a description of ours.
func TestRESTDocumentsDescribeEverything(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("rest", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	described := 0
	for _, file := range files {
		doc := documents{}.load(t, file).(map[string]any)
		for path, item := range doc["paths"].(map[string]any) {
			for method, op := range item.(map[string]any) {
				if o, ok := op.(map[string]any); ok && o["description"] == nil {
					t.Errorf("%s: %s %s has no description", file, method, path)
				}
			}
		}
		described += describedSchemas(t, file, doc["components"].(map[string]any)["schemas"])
	}
	for _, name := range []string{"schemas", "issues", "parameters"} {
		file := filepath.Join("rest", "common", name+".json")
		described += describedSchemas(t, file, documents{}.load(t, file))
	}
	if described < 3000 {
		t.Errorf("%d descriptions were found, expected more than 3,000", described)
	}
}

// describedSchemas checks named schemas and all properties below them, and
// counts the descriptions. Lists of error codes refer to where each code is
// described.
func describedSchemas(t *testing.T, file string, schemas any) int {
	count := 0
	var properties func(where string, v any)
	properties = func(where string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for name, p := range asObject(v["properties"]) {
				switch {
				case isListOfCodes(name, p):
					continue
				case asObject(p)["description"] == nil:
					t.Errorf("%s: the property %s.%s has no description", file, where, name)
				}
				count++
				properties(where+"."+name, p)
			}
			for _, name := range []string{"items", "allOf", "anyOf", "oneOf", "additionalProperties"} {
				properties(where, v[name])
			}
		case []any:
			for _, arm := range v {
				properties(where, arm)
			}
		}
	}
	for name, schema := range asObject(schemas) {
		s := asObject(schema)
		if details := asObject(s["properties"])["details"]; details != nil && isListOfCodes("details", details) {
			continue
		}
		if s["description"] == nil {
			t.Errorf("%s: %s has no description", file, name)
		}
		count++
		properties(name, schema)
	}
	return count
}

func isListOfCodes(name string, p any) bool {
	issue := asObject(asObject(asObject(asObject(p)["items"])["properties"])["issue"])
	return name == "details" && issue["anyOf"] != nil
}

func asObject(v any) map[string]any {
	o, _ := v.(map[string]any)
	return o
}

// documents are files that were read, by path.
type documents map[string]any

func (d documents) load(t *testing.T, file string) any {
	t.Helper()
	if d[file] == nil {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(data, &v); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		d[file] = v
	}
	return d[file]
}

// A value stands in a file, which its references start from.
type value struct {
	docs documents
	file string
	json any
}

// member returns a member of an object; its value is nil when there is none.
func (v value) member(name string) value {
	return value{v.docs, v.file, asObject(v.json)[name]}
}

// follow resolves a reference; siblings of it come back as they are.
func (v value) follow(t *testing.T) (value, map[string]any) {
	object := asObject(v.json)
	ref, ok := object["$ref"].(string)
	if !ok {
		return v, nil
	}
	file, pointer, _ := strings.Cut(ref, "#")
	at := v.file
	if file != "" {
		at = filepath.Join(filepath.Dir(v.file), filepath.FromSlash(file))
	}
	target := v.docs.load(t, at)
	for _, token := range strings.Split(pointer, "/")[1:] {
		target = asObject(target)[strings.NewReplacer("~1", "/", "~0", "~").Replace(token)]
	}
	if target == nil {
		t.Errorf("%s: the reference %q leads nowhere", v.file, ref)
	}
	siblings := maps.Clone(object)
	delete(siblings, "$ref")
	return value{v.docs, at, target}, siblings
}

// A comparison walks two documents side by side.
type comparison struct {
	t            *testing.T
	ours, theirs documents
	seen         map[[2]string]bool // pairs of references that were followed
}

// document compares two documents, and counts their operations.
func (c *comparison) document(name string, a, b value) int {
	for _, member := range []string{"servers", "security"} {
		c.same(name+"/"+member, a.member(member), b.member(member))
	}
	for _, member := range []string{"title", "version"} {
		if x, y := a.member("info").member(member).json, b.member("info").member(member).json; x != y {
			c.t.Errorf("%s: info/%s is %v, published as %v", name, member, x, y)
		}
	}
	c.same(name+"/paths", a.member("paths"), b.member("paths"))
	schemas, theirs := a.member("components").member("schemas"), b.member("components").member("schemas")
	for schema := range asObject(schemas.json) {
		c.same(name+"/schemas/"+schema, schemas.member(schema), theirs.member(schema))
	}
	scopes := func(v value) value {
		return v.member("components").member("securitySchemes").member("Oauth2").member("flows").member("clientCredentials").member("scopes")
	}
	if x, y := keys(scopes(a).json), keys(scopes(b).json); !slices.Equal(x, y) {
		c.t.Errorf("%s: scopes %v, published as %v", name, x, y)
	}
	count := 0
	for _, item := range asObject(a.member("paths").json) {
		count += len(item.(map[string]any))
	}
	return count
}

// same reports where two values state different facts.
func (c *comparison) same(at string, a, b value) {
	if strings.HasSuffix(at, "/details") && codes(c.t, a) != nil {
		if x, y := codes(c.t, a), codes(c.t, b); !slices.Equal(x, y) {
			c.t.Errorf("%s: codes %v, published as %v", at, x, y)
		}
		return
	}
	isPair := refOf(a) != "" && refOf(b) != ""
	pair := [2]string{a.file + refOf(a), b.file + refOf(b)}
	a, x := a.follow(c.t)
	b, y := b.follow(c.t)
	c.object(at, value{a.docs, a.file, x}, value{b.docs, b.file, y})
	if isPair && c.seen[pair] {
		return
	}
	c.seen[pair] = isPair
	switch a.json.(type) {
	case map[string]any:
		c.object(at, a, b)
	case []any:
		c.list(at, a, b)
	default:
		if !reflect.DeepEqual(a.json, b.json) {
			c.t.Errorf("%s: %v, published as %v", at, a.json, b.json)
		}
	}
}

// object compares objects member by member.
func (c *comparison) object(at string, a, b value) {
	named := namesItsMembers(at)
	x, y := facts(at, a.json, named), facts(at, b.json, named)
	if !slices.Equal(keys(x), keys(y)) {
		c.t.Errorf("%s: members %v, published as %v", at, keys(x), keys(y))
		return
	}
	for _, name := range keys(x) {
		c.same(at+"/"+name, value{a.docs, a.file, x[name]}, value{b.docs, b.file, y[name]})
	}
}

// list compares lists; the order of values and of what is required has no
// meaning, and the twins that some published lists have add nothing.
func (c *comparison) list(at string, a, b value) {
	x, _ := a.json.([]any)
	y, _ := b.json.([]any)
	if strings.HasSuffix(at, "/enum") || strings.HasSuffix(at, "/required") {
		if p, q := sortedSet(x), sortedSet(y); !slices.Equal(p, q) {
			c.t.Errorf("%s: %v, published as %v", at, p, q)
		}
		return
	}
	if len(x) != len(y) {
		c.t.Errorf("%s: %d items, published with %d", at, len(x), len(y))
		return
	}
	for i := range x {
		c.same(fmt.Sprintf("%s/%d", at, i), value{a.docs, a.file, x[i]}, value{b.docs, b.file, y[i]})
	}
}

// facts returns the members of an object that are no texts.
func facts(at string, v any, named bool) map[string]any {
	out := maps.Clone(asObject(v))
	if named {
		return out
	}
	for _, name := range texts {
		delete(out, name)
	}
	if isErrorMessage(at) {
		delete(out, "enum")
	}
	return out
}

// isErrorMessage reports whether a place is the message of an error body, whose
// published values are sentences.
func isErrorMessage(at string) bool {
	return strings.HasSuffix(at, "/message") && (strings.Contains(at, "/error_") || strings.Contains(at, "/responses/"))
}

// namesItsMembers reports whether the members of the object at a place are
// names that the document chose, so that "description" is one of them.
func namesItsMembers(at string) bool {
	parts := strings.Split(at, "/")
	depth := 0
	for i := len(parts) - 1; i >= 0 && slices.Contains([]string{"properties", "schemas", "paths", "content", "headers", "responses"}, parts[i]); i-- {
		depth++
	}
	return depth%2 == 1
}

// codes returns the error codes that a list of details can have, or nil when it
// lists none.
func codes(t *testing.T, v value) []string {
	var found []any
	var walk func(v value)
	walk = func(v value) {
		v, _ = v.follow(t)
		values, _ := asObject(v.json)["enum"].([]any)
		found = append(found, values...)
		for _, name := range []string{"anyOf", "oneOf", "allOf"} {
			list, _ := asObject(v.json)[name].([]any)
			for _, arm := range list {
				walk(value{v.docs, v.file, arm})
			}
		}
		if issue := v.member("properties").member("issue"); issue.json != nil {
			walk(issue)
		}
	}
	if items := v.member("items"); items.json != nil && refOf(items) == "" {
		walk(items)
	}
	return sortedSet(found)
}

func refOf(v value) string {
	ref, _ := asObject(v.json)["$ref"].(string)
	return ref
}

func keys(v any) []string { return slices.Sorted(maps.Keys(asObject(v))) }

// sortedSet returns values in the form of JSON, sorted, each of them once.
func sortedSet(values []any) []string {
	var out []string
	for _, v := range values {
		out = append(out, fmt.Sprintf("%#v", v))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
