package openapi_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/overlay"
	"github.com/ppgen/ppgen/internal/testenv"
	"github.com/ppgen/ppgen/ir"
	"github.com/ppgen/ppgen/parser/openapi"
)

// A published document, parsed and corrected by the overlays that ppgen carries.
type published struct {
	file string
	text []byte
	api  *ir.API
	list *diag.List
}

// readOnly is what [allPublished] gives to tests that change nothing.
var readOnly []*published

func unchanged(t *testing.T) []*published {
	if readOnly == nil {
		readOnly = allPublished(t)
	}
	return readOnly
}

// allPublished parses the documents that PayPal publishes.
func allPublished(t testing.TB) []*published {
	dir := testenv.Shared(t, "specs", "rest")
	list := new(diag.List)
	overlays := overlay.Load(os.DirFS(filepath.Join(testenv.Root(), "specs", "overlay")), list)
	for _, f := range list.Findings() {
		t.Error(f)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []*published
	var wait sync.WaitGroup
	for _, file := range files {
		p := &published{file: filepath.Base(file), list: new(diag.List)}
		all = append(all, p)
		wait.Go(func() {
			var sources map[string][]byte
			p.api, sources = openapi.Parse(os.DirFS(dir), p.file, p.list)
			p.text = sources[p.file]
			overlay.Apply(p.api, overlays, p.list)
		})
	}
	wait.Wait()
	return all
}

func TestPublishedDocuments(t *testing.T) {
	ops := 0
	all := allPublished(t)
	for _, p := range all {
		for _, f := range p.list.Findings() {
			t.Error(f)
		}
		ops += len(p.api.Ops)
		ir.PruneErrors(p.api)
	}
	if len(all) != 17 || ops != 162 {
		t.Errorf("%d documents with %d operations, want 17 with 162", len(all), ops)
	}
}

// Every warning that an overlay accepts is still there.
func TestAcceptedWarnings(t *testing.T) {
	dir := testenv.Shared(t, "specs", "rest")
	found := new(diag.List)
	for _, p := range unchanged(t) {
		openapi.Parse(os.DirFS(dir), p.file, found)
	}
	rows := 0
	for _, o := range overlay.Load(os.DirFS(filepath.Join(testenv.Root(), "specs", "overlay")), new(diag.List)) {
		for _, row := range o.Accepted {
			rows++
			if !slices.ContainsFunc(found.Findings(), row.Accepts) {
				t.Errorf("%s: %s has no such warning any more", row.At.Pos, row.At.Value)
			}
		}
	}
	if rows == 0 {
		t.Error("there are no rows")
	}
}

// Every operation has the method, the path, the statuses, the parameters and
// the scopes that independent eyes have seen in the documents.
func TestPublishedOperations(t *testing.T) {
	facts, err := os.ReadFile(testenv.Shared(t, "facts", "rest-operations.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	ops := map[string]*ir.Operation{}
	for _, p := range unchanged(t) {
		for _, op := range p.api.Ops {
			ops[strings.TrimSuffix(p.file, ".json")+" "+op.Name.Local] = op
		}
	}
	rows := strings.Split(strings.TrimSpace(string(facts)), "\n")[1:]
	for _, row := range rows {
		c := strings.Split(strings.TrimRight(row, "\r"), "\t")
		op := ops[c[0]+" "+c[1]]
		if op == nil {
			t.Errorf("%s %s is missing", c[0], c[1])
			continue
		}
		r := op.REST
		var statuses, query []string
		for _, result := range r.Results {
			statuses = append(statuses, result.Status())
		}
		for _, p := range r.QueryParams {
			name := p.Name.Local
			if p.Required {
				name += "!"
			}
			query = append(query, name)
		}
		got := []string{r.Method, r.Path, strings.Join(statuses, ","), strings.Join(query, ","), strings.Join(r.Scopes, ",")}
		// One document puts a path into the address of its server that all its
		// paths begin with as well. An overlay knows better.
		path := strings.Replace(c[3], "/v1/reporting/v1/reporting", "/v1/reporting", 1)
		want := []string{c[2], path, c[4], c[9], c[10]}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", c[1], got, want)
		}
	}
	if len(rows) != len(ops) {
		t.Errorf("%d operations, want %d", len(ops), len(rows))
	}
}

// Every key that makes repeats safe is where the table has it.
func TestPublishedKeys(t *testing.T) {
	facts, err := os.ReadFile(testenv.Shared(t, "facts", "idempotency.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Count(string(facts), "\nREST\t")
	got := 0
	for _, p := range unchanged(t) {
		for _, op := range p.api.Ops {
			declared := slices.ContainsFunc(op.REST.HeaderParams, func(p *ir.Param) bool { return p.Name.Local == "PayPal-Request-Id" })
			if declared != (op.REST.Key != nil) || declared && (op.Repeat.Key == "" || op.Repeat.KeyDays == 0 && op.Repeat.KeyHours == 0) {
				t.Errorf("%s declares the header: %v, has %+v", op.Name.Local, declared, op.Repeat)
			}
			if declared {
				got++
			}
		}
	}
	if got != want {
		t.Errorf("%d operations have a key, want %d", got, want)
	}
}

// The error codes of every operation are those that independent eyes have seen.
func TestPublishedIssues(t *testing.T) {
	facts, err := os.ReadFile(testenv.Shared(t, "facts", "rest-issues.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, p := range unchanged(t) {
		for _, op := range p.api.Ops {
			for _, v := range op.REST.Issues {
				have[op.Name.Local+" "+v.Name.Local] = true
			}
		}
	}
	for _, row := range strings.Split(strings.TrimSpace(string(facts)), "\n")[1:] {
		c := strings.Split(row, "\t")
		for _, op := range strings.Split(c[2], ",") {
			if op = strings.TrimSpace(op); op != "—" && op != "" && !have[op+" "+c[0]] {
				t.Errorf("%s lacks %s", op, c[0])
			}
		}
	}
}

// Every declaration is at a place that has its name.
func TestPublishedPositions(t *testing.T) {
	for _, p := range unchanged(t) {
		lines := bytes.Split(p.text, []byte("\n"))
		ir.Walk(p.api, func(n ir.Node) {
			pos := n.Decl.Pos
			if pos.File != p.file || pos.Line < 1 || pos.Line > len(lines) {
				t.Errorf("%s: %s is at %s", p.file, n.Path(), pos)
				return
			}
			line := string(lines[pos.Line-1])
			if pos.Col < 1 || pos.Col > len(line) {
				t.Errorf("%s: %s is at %s", p.file, n.Path(), pos)
				return
			}
			f, ok := n.Of.(*ir.Field)
			if !ok || f.Wire.JSON.Inline || f.Wire.JSON.Case != nil {
				return
			}
			if want := `"` + f.Name.Local + `"`; !strings.HasPrefix(line[pos.Col-1:], want) {
				t.Errorf("%s: %s is not at %s", p.file, n.Path(), pos)
			}
		})
	}
}

// Every property that a body, a parameter or an answer can have has a field. The
// test walks the documents with encoding/json, and knows nothing of the parser.
func TestPublishedProperties(t *testing.T) {
	for _, p := range unchanged(t) {
		var doc map[string]any
		if err := json.Unmarshal(p.text, &doc); err != nil {
			t.Fatal(err)
		}
		w := &walker{t: t, doc: doc, file: p.file, seen: map[visit]bool{}}
		for _, op := range p.api.Ops {
			w.operation(op)
		}
		if w.properties < 15 {
			t.Errorf("%s: only %d properties were compared", p.file, w.properties)
		}
	}
}

type visit struct {
	schema string
	typ    ir.Type
}

type walker struct {
	t          *testing.T
	doc        map[string]any
	file       string
	seen       map[visit]bool
	properties int
}

func (w *walker) operation(op *ir.Operation) {
	declared := w.find(op.Name.Local)
	if declared == nil {
		w.t.Errorf("%s: no operation %s", w.file, op.Name.Local)
		return
	}
	for status, raw := range declared["responses"].(map[string]any) {
		response := w.deref(raw)
		i := slices.IndexFunc(op.REST.Results, func(r *ir.Result) bool { return r.Status() == status })
		if status[0] != '2' {
			continue
		}
		if schema := jsonSchema(response); schema != nil {
			w.compare(op.Name.Local+" "+status, schema, op.REST.Results[i].Type)
		}
	}
	body := w.deref(declared["requestBody"])
	if schema := jsonSchema(body); schema != nil {
		w.compare(op.Name.Local+" body", schema, op.REST.Body.Type)
	}
	if content, ok := body["content"].(map[string]any); ok && len(content) == 1 && content["multipart/form-data"] != nil {
		schema := content["multipart/form-data"].(map[string]any)["schema"].(map[string]any)
		for name := range w.members(schema) {
			w.properties++
			if !slices.ContainsFunc(op.REST.Body.Parts, func(p *ir.Part) bool { return p.Name.Local == name }) {
				w.t.Errorf("%s: %s lacks the part %s", w.file, op.Name.Local, name)
			}
		}
	}
}

// find returns the operation of that id.
func (w *walker) find(id string) map[string]any {
	for _, item := range w.doc["paths"].(map[string]any) {
		for _, op := range item.(map[string]any) {
			if op, ok := op.(map[string]any); ok && op["operationId"] == id {
				return op
			}
		}
	}
	return nil
}

func (w *walker) deref(value any) map[string]any {
	m, _ := value.(map[string]any)
	for m["$ref"] != nil {
		at := any(w.doc)
		for token := range strings.SplitSeq(strings.TrimPrefix(m["$ref"].(string), "#/"), "/") {
			at = at.(map[string]any)[strings.NewReplacer("~1", "/", "~0", "~").Replace(token)]
		}
		m = at.(map[string]any)
	}
	return m
}

func jsonSchema(holder map[string]any) map[string]any {
	content, _ := holder["content"].(map[string]any)
	media, _ := content["application/json"].(map[string]any)
	schema, _ := media["schema"].(map[string]any)
	return schema
}

// members returns the properties of a schema with those of its allOf.
func (w *walker) members(schema map[string]any) map[string]map[string]any {
	all := map[string]map[string]any{}
	schema = w.deref(schema)
	for name, p := range asMap(schema["properties"]) {
		all[name] = p.(map[string]any)
	}
	parts, _ := schema["allOf"].([]any)
	for _, part := range parts {
		for name, p := range w.members(part.(map[string]any)) {
			if all[name] == nil {
				all[name] = p
			}
		}
	}
	return all
}

func (w *walker) required(schema map[string]any, name string) bool {
	schema = w.deref(schema)
	names, _ := schema["required"].([]any)
	parts, _ := schema["allOf"].([]any)
	return slices.Contains(names, any(name)) || slices.ContainsFunc(parts, func(part any) bool {
		return w.required(part.(map[string]any), name)
	})
}

func asMap(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

// verbatim is the one member of which an overlay says that its bytes matter more
// than what is in it.
const verbatim = "verify-webhook-signature.post body/webhook_event"

func (w *walker) compare(path string, schema map[string]any, typ ir.Type) {
	key, err := json.Marshal(schema)
	if err != nil {
		w.t.Fatal(err)
	}
	if w.seen[visit{string(key), typ}] {
		return
	}
	w.seen[visit{string(key), typ}] = true
	target := w.deref(schema)
	if items, ok := target["items"].(map[string]any); ok && target["type"] != "string" {
		l, isList := typ.(*ir.List)
		if !isList {
			w.t.Errorf("%s: %s is an array, but the type is %T", w.file, path, typ)
			return
		}
		w.compare(path+"[]", items, l.Elem)
		return
	}
	members := w.members(target)
	if len(members) == 0 {
		w.leaf(path, target, typ)
		return
	}
	if path == verbatim {
		return
	}
	s, ok := typ.(*ir.Struct)
	if !ok {
		w.t.Errorf("%s: %s has properties, but the type is %T", w.file, path, typ)
		return
	}
	fields := jsonFields(s)
	if len(fields) != len(members) {
		w.t.Errorf("%s: %s has %d properties, and %d fields", w.file, path, len(members), len(fields))
	}
	for name, member := range members {
		w.properties++
		f := fields[name]
		if f == nil {
			w.t.Errorf("%s: %s lacks %s", w.file, path, name)
			continue
		}
		if f.Required != w.required(target, name) {
			w.t.Errorf("%s: %s/%s is required: %v", w.file, path, name, f.Required)
		}
		w.compare(path+"/"+name, member, f.Type)
	}
}

// jsonFields returns the fields of a record by the members they are written to.
func jsonFields(s *ir.Struct) map[string]*ir.Field {
	fields := map[string]*ir.Field{}
	for _, f := range s.Fields {
		if f.Wire.JSON.Inline {
			for _, part := range f.Type.(*ir.Struct).Fields {
				fields[part.Wire.JSON.Name] = part
			}
			continue
		}
		fields[f.Wire.JSON.Name] = f
	}
	return fields
}

// leaf compares what is neither a record nor a list.
func (w *walker) leaf(path string, schema map[string]any, typ ir.Type) {
	if a, ok := typ.(*ir.Alias); ok {
		typ = a.Target
	}
	var got string
	switch t := typ.(type) {
	case *ir.Raw:
		got = ""
	case *ir.Map:
		got = "object"
	case *ir.Enum:
		got = "string"
		if values, _ := schema["enum"].([]any); len(uniqueStrings(values)) != len(t.Values) {
			w.t.Errorf("%s: %s has %d values, want %d", w.file, path, len(t.Values), len(values))
		}
	case *ir.Scalar:
		got = [...]string{"string", "boolean", "integer", "integer", "number", "string", "string"}[t.Kind]
	default:
		w.t.Errorf("%s: %s is a %T", w.file, path, typ)
		return
	}
	want, _ := schema["type"].(string)
	if schema["enum"] != nil {
		want = "string"
	}
	if got != want {
		w.t.Errorf("%s: %s is %q, want %q", w.file, path, got, want)
	}
}

func uniqueStrings(values []any) map[any]bool {
	unique := map[any]bool{}
	for _, v := range values {
		unique[v] = true
	}
	return unique
}

// Every row of the overlay for all documents finds something in one of them.
// The rows for one document report it themselves.
func TestFamilyOverlay(t *testing.T) {
	var apis []*ir.API
	for _, p := range unchanged(t) {
		apis = append(apis, p.api)
	}
	for _, want := range []string{"money", "money-2", "currency", "amount/total", "amount_with_breakdown/amount", "amount_summary_detail/amount"} {
		if !hasRole(apis, want, ir.AmountRole) {
			t.Errorf("%s is no amount", want)
		}
	}
	for name, role := range map[string]ir.StructRole{
		"link_description": ir.LinkRole, "link_description-2": ir.LinkRole, "patch": ir.PatchRole,
		"error": ir.FailureRole,
	} {
		if !hasRole(apis, name, role) {
			t.Errorf("%s has no role", name)
		}
	}
	uses := map[string]ir.ParamUse{}
	patches, times := 0, 0
	for _, api := range apis {
		for _, op := range api.Ops {
			for _, p := range op.REST.HeaderParams {
				uses[p.Name.Local] = p.Use
			}
			if op.REST.Body != nil && op.REST.Body.Patch {
				patches++
			}
		}
		for s := range api.Scalars() {
			if s.Kind == ir.DateTime && s.Format == "ppaas_date_time_v3" {
				times++
			}
		}
	}
	if len(uses) != 5 || uses["Prefer"] != ir.OptionParam || uses["PayPal-Request-Id"] != ir.KeyParam || patches < 8 || times == 0 {
		t.Errorf("got headers %v, %d patches, %d times", uses, patches, times)
	}
}

func hasRole(apis []*ir.API, name string, role ir.StructRole) bool {
	for _, api := range apis {
		for _, typ := range api.Types {
			if s, ok := typ.(*ir.Struct); ok && s.Name.Local == name && s.Role == role {
				return true
			}
		}
	}
	return false
}

// The types of all documents that are one become one.
func TestPublishedShare(t *testing.T) {
	var apis []*ir.API
	total := 0
	for _, p := range allPublished(t) {
		ir.PruneErrors(p.api)
		total += len(p.api.Types)
		apis = append(apis, p.api)
	}
	common := ir.Share(apis, "common")
	rest := len(common.Types)
	for _, api := range apis {
		rest += len(api.Types)
		for _, typ := range api.Types {
			if typ.Declaration().Package != "" {
				t.Errorf("%s: %s is shared and still here", api.Name, typ.Declaration().Name)
			}
		}
	}
	if len(common.Types) < 50 || rest > total*9/10 {
		t.Errorf("%d types are shared, %d of %d are left", len(common.Types), rest, total)
	}
}

// The same document gives the same API, however many goroutines there are.
func TestPublishedIsDeterministic(t *testing.T) {
	dump := func() []byte {
		var all []byte
		for _, p := range allPublished(t) {
			all = append(all, ir.Dump(p.api)...)
		}
		return all
	}
	first := dump()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if !bytes.Equal(first, dump()) {
		t.Error("two runs differ")
	}
}

// BenchmarkPublished parses the 17 documents, as many at once as there are
// processors.
func BenchmarkPublished(b *testing.B) {
	dir := testenv.Shared(b, "specs", "rest")
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		var wait sync.WaitGroup
		for _, file := range files {
			wait.Go(func() { openapi.Parse(os.DirFS(dir), filepath.Base(file), new(diag.List)) })
		}
		wait.Wait()
	}
}
