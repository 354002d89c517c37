package openapi_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/ir"
)

// What paths become.
func TestOperations(t *testing.T) {
	tests := []struct{ name, yaml, want string }{
		{"names", `
/v1/plans/{id}/items:
  get: {operationId: plans.list-items, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {"200": {description: ok}}}
/pets/{petId}:
  parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
  get: {tags: [animals], operationId: getPet, responses: {"204": {description: ok}}}
  delete: {responses: {"204": {description: ok}}}
/repos:
  get: {operationId: repos/list, responses: {"200": {description: ok}}}
/:
  head: {responses: {"200": {description: ok}}}
`, `
delete-pets-by-petId = pets.delete-pets-by-petId DELETE /pets/{petId}
path petId string! simple
204
getPet = animals.getPet GET /pets/{petId}
path petId string! simple
204
head = api.head HEAD /
200
plans.list-items = plans.list-items GET /v1/plans/{id}/items
path id string! simple
200
repos/list = repos.list GET /repos
200
`},
		{"parameters", `
/a/{x}/b/{y}:
  parameters:
    - {name: y, in: path, required: true, style: matrix, explode: true, schema: {type: array, items: {type: string}}}
    - {name: q, in: query, schema: {type: string}}
  get:
    operationId: a.get
    parameters:
      - {name: x, in: path, required: true, style: label, schema: {type: integer, format: int32}}
      - {name: q, in: query, required: true, schema: {type: integer, format: int32, default: 1}}
      - {name: s, in: query, style: spaceDelimited, schema: {type: array, items: {type: string, enum: [m, n]}}}
      - {name: p, in: query, style: pipeDelimited, explode: false, allowReserved: true, schema: {type: array, items: {type: integer}}}
      - {name: d, in: query, style: deepObject, explode: true, schema: {type: object, properties: {k: {type: string}}}}
      - {name: f, in: query, explode: false, schema: {type: array, items: {type: string}}}
      - {name: j, in: query, content: {application/json: {schema: {type: object, properties: {k: {type: string}}}}}}
      - {name: X-H, in: header, schema: {type: string, enum: [v]}}
      - {name: Accept, in: header, schema: {type: string}}
      - {name: content-type, in: header, schema: {type: string}}
      - {name: Authorization, in: header, schema: {type: string}}
      - {$ref: "#/components/parameters/page"}
    responses: {"200": {description: ok}}
---
parameters:
  page: {name: page-no, in: query, deprecated: true, schema: {type: string, enum: [first, last]}}
`, `
a.get = a.get GET /a/{x}/b/{y}
path x int:int32! label
path y []string! matrix explode
query q int:int32!=1 form explode
query s []a.get/s space
query p []long pipe raw
query d a.get/d deep explode
query f []string form
query j a.get/j form explode json
query page-no paged form explode
header X-H a.get/X-H simple
200
`},
		{"bodies", `
/json: {post: {operationId: a.json, requestBody: {required: true, content: {text/xml: {}, application/json; charset=utf-8: {schema: {type: object, properties: {x: {type: string}}}}}}, responses: {"200": {description: ok}}}}
/vendor: {post: {operationId: a.vendor, requestBody: {content: {application/vnd.a+json: {schema: {type: array, items: {type: string}}}}}, responses: {"200": {description: ok}}}}
/open: {post: {operationId: a.open, requestBody: {content: {application/json: {}}}, responses: {"200": {description: ok}}}}
/text: {post: {operationId: a.text, requestBody: {content: {text/plain: {schema: {type: string}}}}, responses: {"200": {description: ok}}}}
/bytes: {post: {operationId: a.bytes, requestBody: {content: {application/octet-stream: {schema: {type: string, format: binary}}}}, responses: {"200": {description: ok}}}}
/shared: {post: {operationId: a.shared, requestBody: {$ref: "#/components/requestBodies/thing"}, responses: {"200": {description: ok}}}}
---
requestBodies:
  thing: {content: {application/json: {schema: {type: object, properties: {n: {type: string}}}}}}
`, `
a.bytes = a.bytes POST /bytes
body binary application/octet-stream
200
a.json = a.json POST /json
body json application/json a.json/request required
200
a.open = a.open POST /open
body json application/json raw
200
a.shared = a.shared POST /shared
body json application/json thing
200
a.text = a.text POST /text
body text text/plain string
200
a.vendor = a.vendor POST /vendor
body json application/vnd.a+json []string
200
`},
		{"forms", `
/form:
  post:
    operationId: a.form
    requestBody:
      content:
        application/x-www-form-urlencoded:
          encoding: {deep: {style: deepObject}, j: {contentType: application/json}}
          schema:
            type: object
            required: [name]
            properties:
              name: {type: string}
              id: {type: string, readOnly: true}
              tags: {type: array, items: {type: string}}
              deep: {type: object, properties: {k: {type: string}}}
              j: {type: object, properties: {k: {type: string}}}
    responses: {"200": {description: ok}}
/upload:
  post:
    operationId: a.upload
    requestBody:
      content:
        multipart/form-data:
          encoding: {photo: {contentType: image/png}}
          schema:
            type: object
            required: [file]
            properties:
              input: {type: object, properties: {note: {type: string}}}
              file: {type: string, format: binary}
              more: {type: array, items: {type: string, format: binary}}
              photo: {type: string}
              when: {type: string, format: date-time}
              n: {type: array, items: {type: integer, format: int32}}
    responses: {"200": {description: ok}}
`, `
a.form = a.form POST /form
body form application/x-www-form-urlencoded
part name string!
part tags []string
part deep a.form/request/deep
part j a.form/request/j json application/json
200
a.upload = a.upload POST /upload
body multipart multipart/form-data
part input a.upload/request/input json application/json
part file ! file
part more file many
part photo file image/png
part when time:date-time
part n []int:int32
200
`},
		{"answers", `
/a:
  get:
    operationId: a.get
    responses:
      default: {description: error, content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
      "201": {description: made, content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}, headers: {X-Rate: {required: true, schema: {type: integer, format: int32}}, Location: {schema: {type: string, format: uri}}}}
      "200": {description: ok, content: {multipart/mixed: {}, application/json: {schema: {type: array, items: {type: string}}}}}
      2XX: {description: ok}
      "404": {description: gone, content: {multipart/mixed: {schema: {type: object, properties: {issue: {type: string}}}}}}
/b: {get: {operationId: b.get, responses: {default: {description: ok, content: {text/plain: {schema: {type: string}}}}}}}
/c: {get: {operationId: c.get, responses: {"200": {description: ok, content: {image/png: {schema: {type: string, format: binary}}}}}}}
/d: {get: {operationId: d.get, responses: {"200": {$ref: "#/components/responses/ok"}}}}
/e: {get: {operationId: e.get, responses: {"200": {description: ok, content: {"*/*": {schema: {type: boolean}}}}, "302": {description: elsewhere}}}}
---
responses:
  ok: {description: ok, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}
`, `
a.get = a.get GET /a
200 json application/json []string
201 json application/json a.get/201 Location:string:uri X-Rate:int:int32!
2XX
404 json multipart/mixed a.get/404
default json application/json a.get/default
b.get = b.get GET /b
2XX text text/plain string
default text text/plain string
c.get = c.get GET /c
200 binary image/png
d.get = d.get GET /d
200 json application/json ok
e.get = e.get GET /e
200 json */* bool
302
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			api, list := paths(tt.yaml)
			noFindings(t, list)
			equal(t, showOps(api), tt.want)
		})
	}
}

func TestOperationDetails(t *testing.T) {
	api, list := parse("a.yaml", `
openapi: 3.0.3
info: {title: "  Orders\n", version: 2.13, description: "All <b>about</b> orders."}
servers: [{url: "https://{env}.example.com/base/", variables: {env: {default: api, enum: [api, test]}}}, {url: "https://test.example.com/base"}]
tags: [{name: orders, description: What buyers want.}]
security: [{oauth: [read]}]
paths:
  /orders:
    get: {operationId: orders.list, summary: List orders, description: Lists all of them., deprecated: true, responses: {"200": {description: ok}}}
    post: {operationId: orders.create, security: [{oauth: [write, admin]}, {oauth: [write]}], responses: {"200": {description: ok}}}
  /health:
    servers: [{url: "https://other.example.com"}]
    get: {operationId: health.get, security: [], responses: {"200": {description: ok}}}
  /version:
    get: {operationId: version.get, servers: [{url: /v3}], security: [{}], responses: {"200": {description: ok}}}
components:
  securitySchemes:
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {read: r, write: w, admin: a}}}}
`)
	noFindings(t, list)
	if api.Title != "Orders" || api.Version != "2.13" || api.Docs.Text != "All about orders." {
		t.Errorf("got title %q, version %q, docs %q", api.Title, api.Version, api.Docs.Text)
	}
	if len(api.Servers) != 2 || api.Servers[0].Name.Local != "https://api.example.com/base/" {
		t.Errorf("got servers %+v", api.Servers)
	}
	ops := map[string]*ir.Operation{}
	for _, op := range api.Ops {
		ops[op.Name.Local] = op
	}
	for name, want := range map[string]struct {
		path, scopes string
		public       bool
	}{
		"orders.list":   {"/base/orders", "read", false},
		"orders.create": {"/base/orders", "write admin", false},
		"health.get":    {"/health", "", true},
		"version.get":   {"/v3/version", "", true},
	} {
		r := ops[name].REST
		if r.Path != want.path || strings.Join(r.Scopes, " ") != want.scopes || r.Public != want.public {
			t.Errorf("%s: got %s %v %v", name, r.Path, r.Scopes, r.Public)
		}
	}
	list1 := ops["orders.list"]
	if list1.Docs.Text != "List orders.\n\nLists all of them." || list1.Docs.Deprecated == "" || !list1.Repeat.ReadOnly {
		t.Errorf("got %+v", list1)
	}
	if ops["orders.create"].Repeat.ReadOnly {
		t.Error("a POST is read-only")
	}
	if s := list1.REST.Service; s.Docs.Text != "What buyers want." || s != ops["orders.create"].REST.Service {
		t.Errorf("got service %+v", s)
	}
	if got := list1.Pos.String(); got != "a.yaml:9:5" {
		t.Errorf("the operation is at %s", got)
	}
}

func TestDocumentation(t *testing.T) {
	api, list := schemas("3.0.3", `
a:
  type: object
  title: The title
  description: |
    The <code>first</code> line, see [codes](/reference/codes).

    * one
    * `+"`two`"+`
  properties:
    x: {$ref: "#/components/schemas/b", description: "**Beside** the reference."}
    y: {$ref: "#/components/schemas/b"}
    z: {type: string, enum: [p, q], x-enum-descriptions: [The p., The q.]}
b: {type: string, description: "A b."}
c: {type: string, title: C's title}
`)
	noFindings(t, list)
	a := api.Types[0].(*ir.Struct)
	if want := "The first line, see codes.\n\n* one\n* two"; a.Docs.Text != want {
		t.Errorf("got %q, want %q", a.Docs.Text, want)
	}
	if got := a.Fields[0].Docs.Text; got != "Beside the reference." {
		t.Errorf("got %q", got)
	}
	if got := a.Fields[1].Docs.Text; got != "" {
		t.Errorf("got %q", got)
	}
	if got := a.Fields[2].Type.(*ir.Enum).Values[1].Docs.Text; got != "The q." {
		t.Errorf("got %q", got)
	}
	if got := api.Types[3].Declaration().Docs.Text; got != "C's title" {
		t.Errorf("got %q", got)
	}
}

// TestNamesFromOtherFiles makes sure that a schema is called the same wherever
// its document keeps it, and that a value is documented where it stands alone.
func TestNamesFromOtherFiles(t *testing.T) {
	api, list := parse("a.yaml", `
openapi: 3.0.3
info: {title: T, version: "1"}
paths: {}
components:
  schemas:
    a:
      type: object
      properties:
        x: {$ref: "common.yaml#/money_text"}
        y: {anyOf: [{$ref: "common.yaml#/LATE"}, {enum: [EARLY], description: "Too early."}]}
        z: {$ref: "single.yaml"}
`, "common.yaml", `
money_text: {type: string, maxLength: 9, description: "A sum."}
LATE: {type: string, enum: [LATE], description: "Too late."}
`, "single.yaml", "{type: string, maxLength: 3}\n")
	noFindings(t, list)
	a := api.Types[0].(*ir.Struct)
	for i, name := range map[int]string{0: "money_text", 2: "single"} {
		if alias, ok := a.Fields[i].Type.(*ir.Alias); !ok || alias.Name.Local != name {
			t.Errorf("%s has the type %#v, expected one called %s", a.Fields[i].Name.Local, a.Fields[i].Type, name)
		}
	}
	var texts []string
	for _, v := range a.Fields[1].Type.(*ir.Enum).Values {
		texts = append(texts, v.Name.Local+": "+v.Docs.Text)
	}
	if want := []string{"LATE: Too late.", "EARLY: Too early."}; !slices.Equal(texts, want) {
		t.Errorf("got %q, want %q", texts, want)
	}
}

func TestSharedFiles(t *testing.T) {
	root := `
openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /a:
    $ref: paths/a.yaml
  /b:
    get:
      operationId: b.get
      parameters: [{$ref: "common.json#/components/parameters/id"}]
      responses: {"200": {$ref: "common.json#/components/responses/ok"}}
components:
  schemas:
    money: {$ref: "common.json#/components/schemas/money"}
    order: {type: object, properties: {total: {$ref: "#/components/schemas/money"}, payer: {$ref: "schemas/Payer.yaml"}}}
`
	api, list := parse("api/root.yaml", root,
		"api/common.json", `{"components": {
			"schemas": {"money": {"type": "object", "properties": {"value": {"type": "string"}, "of": {"$ref": "../api/root.yaml#/components/schemas/order"}}}},
			"parameters": {"id": {"name": "id", "in": "query", "schema": {"$ref": "#/components/schemas/money"}, "style": "deepObject"}},
			"responses": {"ok": {"description": "ok", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/money"}}}}}}}`,
		"api/paths/a.yaml", `
get:
  operationId: a.get
  responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items: {$ref: "../schemas/Payer.yaml"}}}}}}
`,
		"api/schemas/Payer.yaml", `{type: object, properties: {name: {type: string}, parent: {$ref: "#"}, home: {$ref: "more/Address.yaml#/Address"}}}`,
		"api/schemas/more/Address.yaml", `Address: {type: object, properties: {city: {type: string}}}`,
	)
	for _, f := range list.Findings() {
		if !strings.Contains(f.Msg, "no form for such values") {
			t.Errorf("unexpected: %v", f)
		}
	}
	equal(t, show(api), `
Address struct{city string}
Payer struct{name string, parent Payer, home Address}
money struct{value string, of order}
order struct{total money, payer Payer}
`)
	equal(t, showOps(api), `
a.get = a.get GET /a
200 json application/json []Payer
b.get = b.get GET /b
query id string deep explode
200 json application/json money
`)
	var files []string
	for _, s := range api.Sources {
		files = append(files, s.Path)
	}
	if got := strings.Join(files, " "); got != "api/common.json api/paths/a.yaml api/root.yaml api/schemas/Payer.yaml api/schemas/more/Address.yaml" {
		t.Errorf("got %s", got)
	}
	if pos := api.Types[0].Declaration().Pos.String(); pos != "api/schemas/more/Address.yaml:1:1" {
		t.Errorf("got %s", pos)
	}
}
