package generated_test

import (
	"net/http"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/internal/testenv"
)

// TestListsOfTheContract holds the generated methods against the table of list
// operations: each has an iterator and a method for one page, and both make the
// call of the table.
func TestListsOfTheContract(t *testing.T) {
	data, err := os.ReadFile(testenv.Shared(t, "facts", "rest-pagination.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	iterators, pages := listMethods(t)
	rows := 0
	for line := range strings.Lines(string(data)) {
		columns := strings.Split(line, "\t")
		if len(columns) < 3 || !strings.HasPrefix(columns[2], "/") {
			continue // the heading, or an operation of the Classic API
		}
		for _, call := range callsOf(columns) {
			rows++
			if !slices.Contains(iterators, call) || !slices.Contains(pages, call) {
				t.Errorf("%s: %s has an iterator %t, a method for one page %t", columns[0], call, slices.Contains(iterators, call), slices.Contains(pages, call))
			}
		}
	}
	t.Logf("%d operations of the table, %d iterators", rows, len(iterators))
	if rows < 20 || len(iterators) < 20 {
		t.Errorf("there are %d operations and %d iterators", rows, len(iterators))
	}
}

// callsOf returns the calls of a row, which may name several operations of which
// the table has one address.
func callsOf(columns []string) []string {
	calls := []string{anyID(columns[1] + " " + columns[2])}
	for name := range strings.SplitSeq(columns[0], ", ") {
		for _, list := range operations {
			for _, op := range list {
				if op.Name == name && op.Method == columns[1] && strings.Contains(columns[0], ",") {
					calls = append(calls, anyID(op.Method+" "+op.Path))
				}
			}
		}
	}
	slices.Sort(calls)
	return slices.Compact(calls)
}

// anyID replaces the parameters of a path by ID.
func anyID(path string) string {
	for {
		before, after, found := strings.Cut(path, "{")
		_, after, _ = strings.Cut(after, "}")
		if !found {
			return path
		}
		path = before + "ID" + after
	}
}

// listMethods makes one call with every method that returns an iterator, and with
// the method for one page that must stand beside it.
func listMethods(t *testing.T) (iterators, pages []string) {
	var got string
	c := serve(t, func(_ http.ResponseWriter, r *http.Request) { got = r.Method + " " + r.URL.Path })
	for _, client := range clients(c) {
		services := reflect.ValueOf(client).Elem()
		for i := range services.NumField() {
			if !services.Type().Field(i).IsExported() {
				continue
			}
			service := services.Field(i)
			for j := range service.NumMethod() {
				name := service.Type().Method(j).Name
				if !isIterator(service.Method(j).Type()) {
					continue
				}
				page := service.MethodByName(name + "Page")
				if !page.IsValid() {
					t.Errorf("%s.%s has no method for one page", service.Type(), name)
					continue
				}
				got = ""
				first(callWith(t, service.Method(j))[0])
				iterators = append(iterators, got)
				got = ""
				callWith(t, page)
				pages = append(pages, got)
			}
		}
	}
	return iterators, pages
}

// isIterator reports whether a method returns an iter.Seq2 with an error.
func isIterator(m reflect.Type) bool {
	return m.NumOut() == 1 && m.Out(0).Kind() == reflect.Func && m.Out(0).NumIn() == 1 && m.Out(0).In(0).NumIn() == 2 && m.Out(0).In(0).In(1) == reflect.TypeFor[error]()
}

// callWith calls a method with "ID" for every text, and nothing else.
func callWith(t *testing.T, m reflect.Value) []reflect.Value {
	args := []reflect.Value{reflect.ValueOf(t.Context())}
	for i := 1; i < m.Type().NumIn()-1; i++ { // without the options
		arg := reflect.New(m.Type().In(i)).Elem()
		if arg.Kind() == reflect.String {
			arg.SetString("ID")
		}
		args = append(args, arg)
	}
	return m.Call(args)
}

// first asks an iterator for its first item.
func first(seq reflect.Value) {
	yield := reflect.MakeFunc(seq.Type().In(0), func([]reflect.Value) []reflect.Value { return []reflect.Value{reflect.ValueOf(false)} })
	seq.Call([]reflect.Value{yield})
}
