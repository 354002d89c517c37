package openapi_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/parser/openapi"
)

// findings returns what is found, a finding on each line.
func findings(list *diag.List) string {
	var b strings.Builder
	for _, f := range list.Findings() {
		b.WriteString(f.Error() + "\n")
	}
	return b.String()
}

// Documents that are not what they say.
func TestDocuments(t *testing.T) {
	const start = `{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{}`
	tests := []struct{ name, file, text, want string }{
		{"empty", "a.json", "", "a.json:1:1: the document is empty, expected a JSON object"},
		{"only space", "a.json", " \n\t", "a.json:2:2: the document is empty"},
		{"cut off", "a.json", `{"openapi": "3.0.3",`, "a.json:1:21: the document ends before its time: } is missing"},
		{"cut off in a string", "a.json", `{"openapi": "3.0`, "a.json:1:17: the document ends within a string"},
		{"cut off in a list", "a.json", `{"tags": [`, "a.json:1:11: the document ends"},
		{"no value", "a.json", `{"openapi": `, "a.json:1:13: the document ends where a value is expected"},
		{"trailing data", "a.json", start + "}\n{}", "a.json:2:1: there is text after the end of the document"},
		{"trailing comma", "a.json", start + ",}", "a.json:1:66: expected one more value after the comma"},
		{"missing comma", "a.json", "{\"a\": 1 \"b\": 2}", "a.json:1:9: expected a comma or }"},
		{"missing colon", "a.json", `{"a" 1}`, "a.json:1:6: expected a colon after the member name"},
		{"name without quotes", "a.json", `{a: 1}`, "a.json:1:2: expected a member name in double quotes"},
		{"comment", "a.json", "{\n// c\n}", "a.json:2:1: expected a member name"},
		{"comment first", "a.json", "// c\n{}", "a.json:1:1: a comment: JSON has none"},
		{"wrong word", "a.json", `{"a": nul}`, "a.json:1:7: expected a value"},
		{"leading zero", "a.json", `{"a": 01}`, "a.json:1:9: malformed number"},
		{"no digits after the point", "a.json", `{"a": 1.}`, "a.json:1:9: malformed number"},
		{"no digits in the exponent", "a.json", `{"a": 1e+}`, "a.json:1:10: malformed number"},
		{"only a minus", "a.json", `{"a": -}`, "a.json:1:8: malformed number"},
		{"control character", "a.json", "{\"a\": \"x\ty\"}", "a.json:1:9: a control character in a string"},
		{"control character after an escape", "a.json", "{\"a\": \"\\n\ty\"}", "a.json:1:10: a control character in a string"},
		{"unknown escape", "a.json", `{"a": "\x"}`, "a.json:1:8: unknown escape"},
		{"bad unicode escape", "a.json", `{"a": "\u12g4"}`, "a.json:1:8: expected four hexadecimal digits"},
		{"cut off in an escape", "a.json", `{"a": "\u12`, "a.json:1:8: the document ends within a string"},
		{"half a surrogate pair", "a.json", `{"openapi":"3.0.3","info":{"title":"\ud800 \udc00","version":"1"},"paths":{}}`, `a.json:1:37: \ud800 is half of a surrogate pair`},
		{"NUL", "a.json", "{\x00}", "a.json:1:2: a NUL character"},
		{"not UTF-8", "a.json", "{\n\"é\xff\": 1}", "a.json:2:3: the document is not UTF-8"},
		{"UTF-16", "a.json", "\xff\xfe{\x00", "a.json:1:1: the document is not UTF-8"},
		{"too deep", "a.json", strings.Repeat("[", 3000), "values are nested too deep"},
		{"duplicate key", "a.json", "{\"openapi\":\"3.0.3\",\n\"info\":{\"title\":\"é\", \"title\":\"U\",\"version\":\"1\"},\"paths\":{}}", "a.json:2:22: title: duplicate key: it stands at a.json:2:9 already"},
		{"an array", "a.json", "[]", "a.json:1:1: expected an OpenAPI document, which is an object; found an array"},
		{"something else", "a.json", `{"a": 1}`, `a.json:1:1: expected an OpenAPI document: there is no member "openapi"`},
		{"swagger", "a.json", "{\n \"swagger\": \"2.0\"}", "a.json:2:2: swagger: version 2.0 is not supported, expected OpenAPI 3.0 or 3.1\n\tfix: convert the document to OpenAPI 3.0"},
		{"another version", "a.json", `{"openapi": "4.0.0"}`, `a.json:1:2: openapi: version "4.0.0" is not supported, expected 3.0 or 3.1`},
		{"the next version", "a.json", `{"openapi": "3.2.0"}`, `version "3.2.0" is not supported`},
		{"no info", "a.json", `{"openapi": "3.0.3"}`, `a.json:1:1: #: an OpenAPI document needs a member "info"`},

		{"empty YAML", "a.yaml", "# nothing\n", "a.yaml:1:1: the document is empty, expected a YAML mapping"},
		{"tab", "a.yaml", "openapi: 3.0.3\ninfo:\n\ttitle: T\n", "a.yaml:3:1: malformed YAML"},
		{"two documents", "a.yaml", "openapi: 3.0.3\n---\nopenapi: 3.0.3\n", "a second document follows"},
		{"duplicate YAML key", "a.yaml", "openapi: 3.0.3\nopenapi: 3.0.3\n", "a.yaml:2:1: openapi: duplicate key: it stands at a.yaml:1:1 already"},
		{"tag", "a.yaml", "openapi: 3.0.3\ninfo: !!python/x {title: T, version: '1'}\n", "a.yaml:2:7: unsupported tag !!python/x"},
		{"own tag", "a.yaml", "openapi: 3.0.3\ninfo: !x {title: T, version: '1'}\n", "a.yaml:2:7: unsupported tag !x"},
		{"key that is no text", "a.yaml", "openapi: 3.0.3\n? [a]\n: 1\n", "a.yaml:2:3: a key is not a string"},
		{"alias within its anchor", "a.yaml", "openapi: 3.0.3\ninfo: &a {title: *a}\n", "a.yaml:2:18: the alias *a stands for a value that it is part of"},
		{"alias bomb", "a.yaml", "openapi: 3.0.3\nx-a: &a [1,1,1,1,1,1,1,1,1,1]\nx-b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nx-c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nx-d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\nx-e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nx-f: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n", "excessive aliasing"},
		{"too deep YAML", "a.yaml", strings.Repeat("[", 3000), "malformed YAML"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, list := parse(tt.file, tt.text)
			if got := findings(list); !strings.Contains(got, tt.want) {
				t.Errorf("got\n%swant %s", got, tt.want)
			}
			for _, f := range list.Findings() {
				if f.Pos.Line == 0 {
					t.Errorf("no place: %v", f)
				}
			}
		})
	}
}

// What is wrong with schemas, and what cannot be expressed.
func TestSchemaFindings(t *testing.T) {
	tests := []struct{ name, version, yaml, want string }{
		{"limits", "3.0.3", `
a: {type: string, minLength: -1, maxLength: 1e30}
b: {type: array, items: {}, maxItems: 18446744073709551616}
c: {type: number, multipleOf: 0}
d: {type: string, minLength: "2", maxLength: x}
e: {type: string, minLength: 5, maxLength: 2}
f: {type: string, minLength: 1.5}
`, `
a.yaml:6:23: #/components/schemas/a: minLength is -1, expected an integer from 0 to 9223372036854775807
a.yaml:6:38: #/components/schemas/a: maxLength is 1e30, expected an integer from 0 to 9223372036854775807
a.yaml:7:33: #/components/schemas/b: maxItems is 18446744073709551616, expected an integer from 0 to 9223372036854775807
a.yaml:8:23: #/components/schemas/c: multipleOf is 0, expected a number above 0
a.yaml:9:23: warning: #/components/schemas/d: minLength is a string; it is read as the number 2
a.yaml:9:39: #/components/schemas/d: maxLength is "x", expected a number
a.yaml:10:23: warning: #/components/schemas/e: no value can meet minLength 5 and maxLength 2
a.yaml:11:23: #/components/schemas/f: minLength is 1.5, expected an integer from 0 to 9223372036854775807
`},
		{"enumerations", "3.0.3", `
a: {type: string, enum: [NO, no, on, 010, 0x10, 1e3, 1_000, 2001-12-14, 12:30:45, ~, .inf, "ok"]}
b: {type: string, enum: [x, y, x]}
c: {type: integer, enum: [1, x, 9223372036854775808]}
d: {type: string, enum: []}
e: {allOf: [{type: string, enum: [x]}, {enum: [y]}]}
`, `
a.yaml:6:42: #/components/schemas/a/enum/3: expected a string like the type of the schema, found a number 010; put it between quotes
a.yaml:6:47: #/components/schemas/a/enum/4: expected a string like the type of the schema, found a number 0x10; put it between quotes
a.yaml:6:53: #/components/schemas/a/enum/5: expected a string like the type of the schema, found a number 1e3; put it between quotes
a.yaml:6:58: #/components/schemas/a/enum/6: expected a string like the type of the schema, found a number 1_000; put it between quotes
a.yaml:6:90: #/components/schemas/a/enum/10: expected a string like the type of the schema, found a number .inf; put it between quotes
a.yaml:7:36: warning: #/components/schemas/b: the value "x" stands in the enumeration twice
a.yaml:8:34: #/components/schemas/c/enum/1: expected a number like the type of the schema, found a string x
a.yaml:8:37: #/components/schemas/c/enum/2: 9223372036854775808 is not an integer of 64 bits
a.yaml:9:5: warning: #/components/schemas/d: the enumeration has no values, or its parts have none in common; it is read as any string
a.yaml:10:5: warning: #/components/schemas/e: the enumeration has no values, or its parts have none in common; it is read as any string
`},
		{"defaults", "3.0.3", `
a: {type: object, properties: {i: {type: integer, default: x}, s: {type: string, default: {a: 1}}, t: {type: string, default: 5}, n: {type: integer, default: "5"}, b: {type: boolean, default: 0x1}, l: {type: array, items: {}, default: {}}, z: {type: string, default: null}}}
`, `
a.yaml:6:55: #/components/schemas/a/properties/i: the default does not match the type: it is a string, expected a number
a.yaml:6:86: #/components/schemas/a/properties/s: the default does not match the type: it is an object, expected a string
a.yaml:6:122: warning: #/components/schemas/a/properties/t: the default is a number, expected a string
a.yaml:6:154: warning: #/components/schemas/a/properties/n: the default is a string, expected a number
a.yaml:6:188: #/components/schemas/a/properties/b: 0x1 is not a decimal number; write it as one, or put it between quotes
a.yaml:6:231: #/components/schemas/a/properties/l: the default does not match the type: it is an object, expected an array
`},
		{"contradictions", "3.0.3", `
a: {allOf: [{type: string}, {type: object}]}
b: {type: object, properties: {x: {type: string}}, allOf: [{properties: {x: {type: integer}}}]}
c: {type: object, required: [x, y], properties: {x: {type: string}}}
d: {type: objekt}
`, `
a.yaml:6:34: #/components/schemas/a/allOf/1: the parts of the schema contradict each other: object here, string at a.yaml:6:18
a.yaml:7:82: #/components/schemas/b/allOf/0/properties/x: the parts of the schema contradict each other: integer here, string at a.yaml:7:40
a.yaml:8:5: warning: #/components/schemas/c: requires "y", which is not among its properties
a.yaml:9:9: #/components/schemas/d: unknown type "objekt", expected object, array, string, number, integer or boolean
`},
		{"circles", "3.0.3", `
a: {$ref: "#/components/schemas/b"}
b: {$ref: "#/components/schemas/a"}
c: {allOf: [{$ref: "#/components/schemas/d"}]}
d: {type: object, allOf: [{$ref: "#/components/schemas/c"}]}
e: {oneOf: [{$ref: "#/components/schemas/e"}, {type: string}]}
f: {type: array, items: {$ref: "#/components/schemas/f"}}
`, `
a.yaml:6:5: #/components/schemas/a: reference cycle #/components/schemas/a -> #/components/schemas/b -> #/components/schemas/a
a.yaml:9:5: #/components/schemas/d: cycle: the schema is a part of itself, by references and allOf
a.yaml:10:17: #/components/schemas/e: cycle: oneOf of the schema is the schema itself
a.yaml:11:5: warning: #/components/schemas/f: an array or map of nothing but itself has no Go type; its values are kept as they come
`},
		{"what types cannot say", "3.1.0", `
a: {type: object, properties: {x: {not: {type: string}}, y: {type: array, items: {type: [string, "null"]}}, z: {type: array, prefixItems: [{type: string}]}}, if: {required: [x]}}
b: {$id: "http://a.example/", $dynamicRef: "#m"}
c: {patternProperties: {"^a": {type: string}, "^b": {type: integer}}}
d: {type: string, pattern: "^(?!x)y"}
e: {type: object, discriminator: {propertyName: k}, properties: {k: {type: string}}}
f: {oneOf: [{title: A, type: object, properties: {x: {type: string}}}, {title: B, type: object, properties: {y: {type: string}}}], discriminator: {propertyName: k, mapping: {A: A, B: B, C: "#/components/schemas/C"}}}
`, `
a.yaml:6:40: warning: #/components/schemas/a/properties/x: not has no counterpart in a Go type; it is not checked
a.yaml:6:79: warning: #/components/schemas/a/properties/y/items: items may be null; they are read as empty values
a.yaml:6:130: warning: #/components/schemas/a/properties/z: prefixItems has no counterpart in a Go type; it is not checked
a.yaml:6:163: warning: #/components/schemas/a: if has no counterpart in a Go type; it is not checked
a.yaml:7:9: #/components/schemas/b: $id is not supported; references are relative to their own file
a.yaml:7:35: #/components/schemas/b: $dynamicRef is not supported; references are relative to their own file
a.yaml:8:9: warning: #/components/schemas/c: several patternProperties are read as one: values of any type
a.yaml:9:23: warning: #/components/schemas/d: the pattern is not one that Go can compile: invalid or unsupported Perl syntax: ` + "`(?!`" + `
a.yaml:10:23: warning: #/components/schemas/e: a discriminator without oneOf: what extends the record is read as the record alone
a.yaml:11:191: warning: #/components/schemas/f/discriminator/mapping/C: the mapping leads to "#/components/schemas/C", which is not among the alternatives
`},
		{"members of the wrong kind", "3.0.3", `
a: 5
b: {type: object, properties: [], required: a, enum: {}, description: 7, title: null, items: [], requird: [a], x-mine: 1}
c: {type: object, properties: {d: null}}
`, `
a.yaml:6:5: #/components/schemas/a: expected a schema, found a number
a.yaml:7:23: #/components/schemas/b/properties: expected schemas, found an array
a.yaml:7:39: #/components/schemas/b/required: expected an array of strings, found a string
a.yaml:7:52: #/components/schemas/b/enum: expected an array, found an object
a.yaml:7:62: warning: #/components/schemas/b/description: expected a string; 7 is taken for one, put it between quotes
a.yaml:7:78: warning: #/components/schemas/b/title: expected a string; null is taken for absent
a.yaml:7:91: #/components/schemas/b/items: expected a schema, found an array
a.yaml:7:102: warning: #/components/schemas/b/requird: a schema has no member "requird"; it is ignored; did you mean "required"?
a.yaml:8:36: warning: #/components/schemas/c/properties/d: expected a schema; null is taken for absent
`},
		{"keywords for values of another type", "3.0.3", `
a: {type: string, items: {type: integer}}
b: {type: array, items: {type: string}, properties: {x: {type: string}}}
`, `
a.yaml:6:23: warning: #/components/schemas/a: items says nothing of a value of type string; it is ignored
a.yaml:7:58: warning: #/components/schemas/b: properties say nothing of a value of type array; they are ignored
`},
		{"two names that are one", "3.0.3", `
a: {type: object, properties: {b: {type: object, properties: {x: {type: string}}}}}
a.b: {type: object, properties: {x: {type: string}}}
a/b: {type: object, properties: {y: {type: string}}}
`, `
a.yaml:8:5: #/components/schemas/a~1b: a type of the name "a.b" comes from a.yaml:7:5 already; rename one of the two
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, list := schemas(tt.version, tt.yaml)
			equal(t, findings(list), tt.want)
		})
	}
}

// What is wrong with paths.
func TestOperationFindings(t *testing.T) {
	ok := `responses: {"200": {description: ok}}`
	tests := []struct{ name, yaml, want string }{
		{"methods", `/a: {GET: {}, connect: {}, x-foo: 1, get: {operationId: a, ` + ok + `}}`, `
#/paths/~1a/GET: not a member of a path; the methods are get, put, post, delete, options, head, patch, trace
#/paths/~1a/connect: not a member of a path; the methods are get, put, post, delete, options, head, patch, trace
`},
		{"path parameters", `/a/{x}/{x}/{z}: {get: {operationId: a, parameters: [{name: y, in: path, schema: {type: string}}, {name: z, in: path, schema: {type: string}}], ` + ok + `}}`, `
a: the path has {x} twice, or it is no name
a: the path has {x}, but no path parameter of this name is declared
warning: #/paths/~1a~1{x}~1{x}~1{z}/get/parameters/0: a path parameter is always required; it lacks "required": true
a: the path parameter "y" is not in the path /a/{x}/{x}/{z}
warning: #/paths/~1a~1{x}~1{x}~1{z}/get/parameters/1: a path parameter is always required; it lacks "required": true
`},
		{"braces", `
/a/{x: {get: {operationId: a, ` + ok + `}}
/b}: {get: {operationId: b, ` + ok + `}}
c: {get: {operationId: c, ` + ok + `}}
/d/{}: {get: {operationId: d, ` + ok + `}}
`, `
a: the braces of the path do not match
b: the braces of the path do not match
#/paths/c: a path begins with a slash
d: the path has {} twice, or it is no name
`},
		{"one name for two operations", `
/a: {get: {operationId: x, ` + ok + `}}
/b: {get: {operationId: x, ` + ok + `}}
`, `#/paths/~1b/get: the operation at a.yaml:4:8 is called "x", too; every operation needs a name of its own`},
		{"parameters", `/a: {get: {operationId: a, ` + ok + `, parameters: [
{name: "X-A\r\nB: c", in: header, schema: {type: string}},
{name: "c=1; d", in: cookie, schema: {type: string}},
{name: c, in: cookie, schema: {type: string}},
{name: "", in: header, schema: {type: string}},
{name: q, in: body, schema: {type: string}},
{name: q, in: query, style: simple, schema: {type: string}},
{name: q, in: query, schema: {type: string}},
{name: r, in: query},
{name: s, in: query, schema: {type: object, properties: {a: {type: object, properties: {b: {type: string}}}}}},
{in: query},
{$ref: "#/components/parameters/none"}]}}`, `
#/paths/~1a/get/parameters/0: "X-A\r\nB: c" is not a name that HTTP allows: expected letters, digits and !#$%&'*+-.^_` + "`|~" + `
#/paths/~1a/get/parameters/1: "c=1; d" is not a name that HTTP allows: expected letters, digits and !#$%&'*+-.^_` + "`|~" + `
warning: #/paths/~1a/get/parameters/2: the cookie "c" is not sent: cookies are not supported
#/paths/~1a/get/parameters/3: the name is empty
#/paths/~1a/get/parameters/4: a parameter is in "body", expected path, query, header or cookie
#/paths/~1a/get/parameters/5: the style "simple" is not one for a query parameter
a: the query parameter "q" is declared twice
warning: #/paths/~1a/get/parameters/7: the parameter has neither a schema nor a content; it is read as a string
warning: s: the parameter has no form for such values; its text is left to the caller
#/paths/~1a/get/parameters/9: a parameter needs a member "name"
#/paths/~1a/get/parameters/10: the reference "#/components/parameters/none": #/components has no "parameters"
`},
		{"one name in two places", `/a: {get: {operationId: a, ` + ok + `, parameters: [
{name: q, in: query, schema: {type: string}},
{name: q, in: header, schema: {type: string}},
{name: Q, in: header, schema: {type: string}}]}}`, `
a: the header "q" has the name of the query parameter at a.yaml:5:3, and only one of the two can be told by it; leave one out
`},
		{"media types", `/a: {post: {operationId: a, ` + ok + `, requestBody: {content: {"application/json\"+x()+\"": {}, "text/plain\r\nX: 1": {}, json: {}}}}}`, `
#/paths/~1a/post/requestBody/content/application~1json"+x()+": "application/json\"+x()+\"" is not a media type
#/paths/~1a/post/requestBody/content/text~1plain\u000d\u000aX: 1: "text/plain\r\nX: 1" is not a media type
#/paths/~1a/post/requestBody/content/json: "json" is not a media type
`},
		{"bodies", `
/a: {post: {operationId: a, ` + ok + `, requestBody: {content: {application/xml: {schema: {type: object, properties: {x: {type: string}}}}}}}}
/b: {post: {operationId: b, ` + ok + `, requestBody: {content: {multipart/form-data: {schema: {type: array, items: {type: string}}}}}}}
/c: {post: {operationId: c, ` + ok + `, requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, additionalProperties: {type: string}}}}}}}
/d: {post: {operationId: d, ` + ok + `, requestBody: {description: nothing}}}
`, `
warning: #/paths/~1a/post/requestBody: there is no encoder for application/xml; the caller hands over the bytes
#/paths/~1b/post/requestBody/content/multipart~1form-data/schema: the schema of multipart/form-data has to be an object with properties
warning: #/paths/~1c/post/requestBody/content/application~1x-www-form-urlencoded/schema: a form has its declared properties alone; additionalProperties is ignored
#/paths/~1d/post/requestBody: a request body needs a member "content"
`},
		{"statuses", `/a: {get: {operationId: a, responses: {"200\nx": {description: x}, "99999": {description: x}, 2xx: {description: x}, "600": {description: x}, 200: {description: ok}}}}`, `
#/paths/~1a/get/responses/200\u000ax: "200\nx" is not a status: expected 200, 2XX, or default
#/paths/~1a/get/responses/99999: "99999" is not a status: expected 200, 2XX, or default
#/paths/~1a/get/responses/2xx: "2xx" is not a status: expected 200, 2XX, or default
#/paths/~1a/get/responses/600: "600" is not a status: expected 200, 2XX, or default
`},
		{"requests of the server", `/a: {post: {operationId: a, callbacks: {done: {"{$url}": {}}}, ` + ok + `}}`, `
warning: #/paths/~1a/post: callbacks are requests that the server sends; no code is generated for them
`},
		{"servers", `/a: {servers: [{url: "https://a.example/\"x` + "`" + `"}], get: {operationId: a, ` + ok + `}}
/b: {servers: [{url: "ftp://a.example/"}], get: {operationId: b, ` + ok + `}}
/c: {servers: [{url: "https://a.example/v1"}, {url: "https://a.example/v2"}], get: {operationId: c, ` + ok + `}}
/d: {servers: [{url: "https://u:p@a.example/"}], get: {operationId: d, ` + ok + `}}`, `
#/paths/~1a/servers/0: "https://a.example/\"x` + "`" + `" is not the address of a server: expected https, a host, and a path
#/paths/~1b/servers/0: "ftp://a.example/" is not the address of a server: expected https, a host, and a path
warning: #/paths/~1c/servers/1: the servers have different paths: "/v1" and "/v2"; the first is taken
#/paths/~1d/servers/0: "https://u:p@a.example/" is not the address of a server: expected https, a host, and a path
`},
		{"credentials", `/a: {get: {operationId: a, ` + ok + `}}
---
securitySchemes:
  a: {type: apiKey, in: header, name: "K\r\nX: 1"}
  b: {type: apiKey, in: header, name: K}
  c: {type: http, scheme: basic}
  d: {type: http, scheme: bearer}
  e: {type: oauth3}
  f: {type: mutualTLS}
  g: {$ref: "#/components/securitySchemes/none"}
`, `
#/components/securitySchemes/a: "K\r\nX: 1" is not a name that HTTP allows: expected letters, digits and !#$%&'*+-.^_` + "`|~" + `
warning: #/components/securitySchemes/b: credentials of the kind "apiKey" are not sent; the runtime sends OAuth 2 access tokens
warning: #/components/securitySchemes/c: credentials of the kind "http basic" are not sent; the runtime sends OAuth 2 access tokens
#/components/securitySchemes/e: "oauth3" is not a type of security schemes: expected oauth2, openIdConnect, http, apiKey or mutualTLS
warning: #/components/securitySchemes/f: credentials of the kind "mutualTLS" are not sent; the runtime sends OAuth 2 access tokens
#/components/securitySchemes/g: the reference "#/components/securitySchemes/none": #/components/securitySchemes has no "none"
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, list := paths(tt.yaml)
			var got []string
			for _, f := range list.Findings() {
				if f.Pos.Line == 0 {
					t.Errorf("no place: %v", f)
				}
				_, text, _ := strings.Cut(f.Error(), ": ")
				got = append(got, text)
			}
			equal(t, strings.Join(got, "\n"), tt.want)
		})
	}
}

func TestReferenceFindings(t *testing.T) {
	tests := []struct{ name, ref, want string }{
		{"remote", "http://169.254.169.254/latest", "it is remote; only files beside the document are read"},
		{"with credentials", "https://u:p@127.0.0.1:9/x.json", "it is remote; only files beside the document are read"},
		{"without a scheme", "//a.example/x.json", "it is remote; only files beside the document are read"},
		{"file", "file:///etc/passwd", "it is remote; only files beside the document are read"},
		{"absolute", "/dev/zero", "it leads outside of the document's folder"},
		{"upwards", "../x.json", "it leads outside of the document's folder, or to no file"},
		{"upwards in disguise", "%2e%2e/x.json", "it leads outside of the document's folder, or to no file"},
		{"backslash", `a\\b.json`, "it leads outside of the document's folder"},
		{"folder", "./", "it leads outside of the document's folder, or to no file"},
		{"folder without a slash", "dir", "the file cannot be read: it is not a regular file"},
		{"query", "x.json?y", "a file has no query"},
		{"malformed", "%zz", "it is malformed"},
		{"malformed fragment", "#/a%zz", "the part after # is malformed"},
		{"anchor", "#name", "anchors are not supported; expected # or #/ and a path"},
		{"nothing there", "#/components/schemas/monye", `#/components/schemas has no "monye"; did you mean "money"?`},
		{"item that is not there", "#/tags/7", `#/tags has no "7"`},
		{"something else", "#/info", "leads to the info object, expected a schema"},
		{"another kind", "#/components/parameters/p", "leads to a parameter, expected a schema"},
		{"no such file", "none.json", "the file cannot be read: file does not exist"},
		{"malformed file", "bad.json", "bad.json:1:2: expected a member name"},
		{"not a schema at all", "list.json", "expected a schema, found an array"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := fstest.MapFS{
				"dir/x":     {Data: []byte("{}")},
				"bad.json":  {Data: []byte("{x}")},
				"list.json": {Data: []byte("[]")},
				"a.json": {Data: []byte(`{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {}, "tags": [{"name": "x"}],
 "components": {"parameters": {"p": {"name": "p", "in": "query", "schema": {"type": "string"}}}, "schemas": {"money": {"type": "string"},
  "a": {"$ref": "` + tt.ref + `"}}}}`)},
			}
			list := new(diag.List)
			openapi.Parse(fsys, "a.json", list)
			got := findings(list)
			if !strings.Contains(got, tt.want) || !list.HasErrors() {
				t.Errorf("got %swant %s", got, tt.want)
			}
			for _, f := range list.Findings() {
				if f.Pos.Line == 0 || f.Pos.File == "a.json" && f.Pos.Line != 3 {
					t.Errorf("the place is wrong: %v", f)
				}
			}
		})
	}
}

func TestMissingFile(t *testing.T) {
	list := new(diag.List)
	api, sources := openapi.Parse(fstest.MapFS{}, "none.json", list)
	if api != nil || len(sources) != 0 || findings(list) != "none.json: none.json: the file cannot be read: file does not exist\n" {
		t.Errorf("got %v, %v, %s", api, sources, findings(list))
	}
}
