package openapi_test

import "testing"

// What schemas become, in OpenAPI 3.0.
func TestSchemas(t *testing.T) {
	tests := []struct{ name, yaml, want string }{
		{"scalars", `
a: {type: string, minLength: 1, maxLength: 5, pattern: "^x$"}
b: {type: boolean}
c: {type: integer}
d: {type: integer, format: int32}
e: {type: integer, minimum: 1, maximum: 100000}
f: {type: number, format: double, exclusiveMinimum: true, minimum: 0, multipleOf: 0.01}
g: {type: string, format: date-time}
h: {type: string, format: byte}
i: {type: string, format: date}
j: {type: integer, format: uint64}
k: {type: string, format: "os.File; func init() {}"}
l: {type: integer, enum: [1, 2]}
`, `
a = string(minLength=1)(maxLength=5)(pattern=^x$)
b = bool
c = long
d = int:int32
e = int(minimum=1)(maximum=100000)
f = decimal:double(exclusiveMinimum=true)(minimum=0)(multipleOf=0.01)
g = time:date-time
h = bytes:byte
i = string:date
j = decimal:uint64
k = string
l = long(enum=1)(enum=2)
`},
		{"order of properties is the document's", `
a: {type: object, required: [z, m], properties: {z: {type: string}, a: {type: string}, m: {type: string}}}
`, `
a struct{z string!, a string, m string!}
`},
		{"inline records and lists", `
plan:
  type: object
  properties:
    cycles: {type: array, minItems: 1, maxItems: 12, items: {type: object, properties: {n: {type: integer, format: int32}}}}
    matrix: {type: array, items: {type: array, items: {type: object, properties: {x: {type: string}}}}}
    payee: {type: object, properties: {status: {type: string, enum: [A, B]}}}
    a/b: {type: object, properties: {c: {type: string}}}
`, `
plan struct{cycles [1..12]plan/cycles, matrix [][]plan/matrix, payee plan/payee, a/b plan/a.b}
plan/a.b struct{c string}
plan/cycles struct{n int:int32}
plan/matrix struct{x string}
plan/payee struct{status plan/payee/status}
plan/payee/status enum{A B}
`},
		{"named arrays and maps dissolve", `
list: {type: array, items: {$ref: "#/components/schemas/item"}}
dict: {type: object, additionalProperties: {$ref: "#/components/schemas/item"}}
item: {type: object, properties: {more: {$ref: "#/components/schemas/list"}, by: {$ref: "#/components/schemas/dict"}}}
`, `
item struct{more []item, by map item}
`},
		{"open content", `
a: {}
b: {type: object}
c: {type: object, additionalProperties: true}
d: {type: object, additionalProperties: {type: string}}
e: {type: object, additionalProperties: false}
f: {description: "anything"}
g:
  type: object
  properties: {a: {$ref: "#/components/schemas/a"}, b: {$ref: "#/components/schemas/b"}, c: {$ref: "#/components/schemas/c"}, d: {$ref: "#/components/schemas/d"}, e: {$ref: "#/components/schemas/e"}, f: {$ref: "#/components/schemas/f"}}
`, `
g struct{a raw, b map raw, c map raw, d map string, e map raw, f raw}
`},
		{"declared and undeclared members", `
a: {type: object, properties: {x: {type: string}}, additionalProperties: {type: integer, format: int32}}
b: {type: object, properties: {x: {type: string}}, additionalProperties: true}
c: {type: object, properties: {x: {type: string}}, additionalProperties: {type: object, properties: {y: {type: string}}}}
d: {type: object, properties: {x: {type: string}}, additionalProperties: false}
`, `
a struct{x string, * int:int32}
b struct{x string, * raw}
c struct{x string, * c/*}
c/* struct{y string}
d struct{x string}
`},
		{"types that are not named", `
a: {properties: {b: {items: {type: string}}, c: {enum: [X]}, d: {pattern: "^a$"}, e: {minimum: 1}, f: {format: uri}}}
`, `
a struct{b []string, c a/c, d string(pattern=^a$), e decimal(minimum=1), f string:uri}
a/c enum{X}
`},
		{"use", `
a:
  type: object
  required: [h]
  properties:
    a: {type: string, readOnly: true}
    b: {type: string, writeOnly: true}
    c: {type: string, default: x}
    d: {type: boolean, default: false}
    e: {type: integer, format: int32, default: 20}
    f: {type: array, items: {type: string}, default: [a, "b\"c"]}
    g: {type: string, nullable: true}
    h: {type: string, nullable: true}
    i: {type: string, deprecated: true}
    j: {type: object, properties: {x: {type: string}}, default: {x: null}}
`, `
a struct{a stringr, b stringw, c string=x, d bool=false, e int:int32=20, f []string=["a","b\"c"], g string?, h string!?e, i stringd, j a/j={"x":null}}
a/j struct{x string}
`},
		{"what stands beside a reference", `
money: {type: object, properties: {value: {type: string}}, readOnly: true}
code: {type: string, default: USD}
a:
  type: object
  properties:
    m: {$ref: "#/components/schemas/money", description: "the sum", type: string}
    r: {$ref: "#/components/schemas/code", readOnly: true, deprecated: true}
    n: {allOf: [{$ref: "#/components/schemas/money"}], nullable: true}
    w: {allOf: [{$ref: "#/components/schemas/code"}, {description: "only words"}], default: EUR}
`, `
a struct{m moneyr, r coder=USDd, n money?r, w code=EUR}
code = string
money struct{value string}
`},
		{"enumerations", `
a: {type: string, enum: [a, b, "", "1 2"], nullable: true}
b: {enum: [x, null]}
c: {type: object, properties: {a: {$ref: "#/components/schemas/a"}, b: {$ref: "#/components/schemas/b"}}}
`, `
a enum{a b  1 2}
b enum{x}
c struct{a a?, b b?}
`},
		{"an alias of a reference is the type itself", `
a: {$ref: "#/components/schemas/b"}
b: {type: object, properties: {self: {$ref: "#/components/schemas/a"}}}
`, `
b struct{self b}
`},
		{"a reference into a schema", `
a: {type: object, properties: {x: {type: object, properties: {y: {type: string}}}}}
b: {type: object, properties: {z: {$ref: "#/components/schemas/a/properties/x"}}}
`, `
a struct{x a/x}
a/x struct{y string}
b struct{z a/x}
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			api, list := schemas("3.0.3", tt.yaml)
			noFindings(t, list)
			equal(t, show(api), tt.want)
		})
	}
}

func TestAllOf(t *testing.T) {
	tests := []struct{ name, yaml, want string }{
		{"members come where the part stands", `
base: {type: object, required: [id], properties: {id: {type: string}, links: {type: array, items: {type: string}}}}
a: {allOf: [{$ref: "#/components/schemas/base"}, {properties: {x: {type: string}}}], properties: {y: {type: string}}, required: [x]}
b: {properties: {y: {type: string}}, allOf: [{$ref: "#/components/schemas/base"}]}
`, `
a struct{id string!, links []string, x string!, y string}
b struct{y string, id string!, links []string}
base struct{id string!, links []string}
`},
		{"inline types of a base are the base's", `
base: {type: object, properties: {payer: {type: object, properties: {n: {type: string}}}}}
a: {allOf: [{$ref: "#/components/schemas/base"}, {properties: {x: {type: string}}}]}
`, `
a struct{payer base/payer, x string}
base struct{payer base/payer}
base/payer struct{n string}
`},
		{"properties of both parts", `
base: {type: object, properties: {status: {type: string, enum: [A, B, C], readOnly: true}, n: {type: integer}, who: {type: object, properties: {a: {type: string}}}}}
a:
  allOf:
    - $ref: "#/components/schemas/base"
    - properties:
        status: {type: string, enum: [B, C, D]}
        n: {format: int32, maximum: 9}
        who: {properties: {b: {type: string}}}
`, `
a struct{status a/statusr, n int:int32(maximum=9), who a/who}
a/status enum{B C}
a/who struct{a string, b string}
base struct{status base/statusr, n long, who base/who}
base/status enum{A B C}
base/who struct{a string}
`},
		{"number and integer", `
a: {allOf: [{type: number}, {type: integer, format: int32}]}
`, `
a = int:int32
`},
		{"the same part twice", `
base: {type: object, properties: {id: {type: string}}}
a: {allOf: [{$ref: "#/components/schemas/base"}, {$ref: "#/components/schemas/base"}, {type: object, properties: {id: {type: string}}}]}
`, `
a struct{id string}
base struct{id string}
`},
		{"a record that extends what lists it", `
pet: {type: object, required: [kind], properties: {kind: {type: string}}, oneOf: [{$ref: "#/components/schemas/cat"}, {$ref: "#/components/schemas/dog"}], discriminator: {propertyName: kind}}
cat: {allOf: [{$ref: "#/components/schemas/pet"}, {properties: {meow: {type: boolean}}}]}
dog: {allOf: [{$ref: "#/components/schemas/pet"}, {properties: {bark: {type: boolean}}}]}
`, `
cat struct{kind string!, meow bool}
dog struct{kind string!, bark bool}
pet union(kind){cat cat object =cat, dog dog object =dog}
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			api, list := schemas("3.0.3", tt.yaml)
			noFindings(t, list)
			equal(t, show(api), tt.want)
		})
	}
}

func TestAlternatives(t *testing.T) {
	const animals = `
cat: {type: object, required: [meow], properties: {meow: {type: boolean}, name: {type: string}}}
dog: {type: object, required: [bark], properties: {bark: {type: boolean}, name: {type: string}}}
`
	const animalTypes = `
cat struct{meow bool!, name string}
dog struct{bark bool!, name string}
`
	tests := []struct{ name, yaml, want string }{
		{"oneOf by shape", animals + `
pet: {oneOf: [{$ref: "#/components/schemas/cat"}, {$ref: "#/components/schemas/dog"}]}
`, animalTypes + `
pet union(){cat cat object has meow, dog dog object has bark}
`},
		{"oneOf by a discriminator with a mapping", animals + `
pet: {oneOf: [{$ref: "#/components/schemas/cat"}, {$ref: "#/components/schemas/dog"}], discriminator: {propertyName: kind, mapping: {c: "#/components/schemas/cat", C: cat, d: "#/components/schemas/dog"}}}
`, animalTypes + `
pet union(kind){cat cat object =c|C, dog dog object =d}
`},
		{"oneOf by a member that each fixes", `
pet:
  oneOf:
    - {title: cat, type: object, required: [kind], properties: {kind: {type: string, enum: [cat]}, meow: {type: string}}}
    - {title: dog, type: object, required: [kind], properties: {kind: {type: string, enum: [dog, puppy]}, bark: {type: string}}}
`, `
pet union(kind){cat pet/cat object =cat, dog pet/dog object =dog|puppy}
pet/cat struct{kind pet/cat/kind!, meow string}
pet/cat/kind enum{cat}
pet/dog struct{kind pet/dog/kind!, bark string}
pet/dog/kind enum{dog puppy}
`},
		{"the most telling case comes first", `
a: {type: object, properties: {x: {type: string}}}
b: {type: object, required: [x, y], properties: {x: {type: string}, y: {type: string}}}
u: {oneOf: [{$ref: "#/components/schemas/a"}, {$ref: "#/components/schemas/b"}]}
`, `
a struct{x string}
b struct{x string!, y string!}
u union(){b b object has y, a a object}
`},
		{"members beside the choice", animals + `
pet: {type: object, properties: {id: {type: string}}, oneOf: [{$ref: "#/components/schemas/cat"}, {$ref: "#/components/schemas/dog"}]}
`, animalTypes + `
pet union(){cat pet/cat object has meow, dog pet/dog object has bark}
pet/cat struct{id string, meow bool!, name string}
pet/dog struct{id string, bark bool!, name string}
`},
		{"anyOf of records is one record", animals + `
pet: {anyOf: [{$ref: "#/components/schemas/cat"}, {$ref: "#/components/schemas/dog"}]}
`, animalTypes + `
pet struct{meow bool, name string, bark bool}
`},
		{"anyOf of records that do not agree is a union", `
pet: {anyOf: [{title: a, type: object, properties: {x: {type: string}}}, {title: b, type: object, required: [x], properties: {x: {type: boolean}}}]}
`, `
pet union(){b pet/b object has x, a pet/a object}
pet/a struct{x string}
pet/b struct{x bool!}
`},
		{"records that differ in what they require are one", `
a: {type: object, properties: {x: {type: string}, y: {type: string}}, oneOf: [{required: [x]}, {required: [y]}]}
b: {oneOf: [{type: object, required: [x, y], properties: {x: {type: string}, y: {type: string}}}, {type: object, required: [x], properties: {x: {type: string, enum: [v]}, y: {type: string}}}]}
`, `
a struct{x string, y string}
b struct{x b/x!, y string}
b/x enum{v}
`},
		{"details of errors", `
details: {type: object, required: [issue], properties: {issue: {type: string}, description: {type: string}, field: {type: string}}}
error:
  allOf:
    - {type: object, properties: {details: {type: array, items: {$ref: "#/components/schemas/details"}}}}
    - properties:
        details:
          type: array
          items:
            anyOf:
              - {title: A, properties: {issue: {type: string, enum: [A]}, description: {type: string, enum: [About a.]}}}
              - {title: B, properties: {issue: {type: string, enum: [B]}, description: {type: string}}}
`, `
details struct{issue string!, description string, field string}
error struct{details []error/details}
error/details struct{issue error/details/issue!, description error/details/description, field string}
error/details/description enum{About a.}
error/details/issue enum{A B}
`},
		{"texts", `
a: {oneOf: [{type: string, enum: [x, y]}, {type: string, enum: [y, z]}]}
b: {anyOf: [{type: string, enum: [x]}, {type: string}]}
c: {anyOf: [{type: string, format: date-time}, {type: string, format: date}]}
d: {oneOf: [{type: integer}, {type: number}]}
`, `
a enum{x y z}
b enum{x}
c = string
d = decimal
`},
		{"values of different kinds", `
o: {type: object, properties: {x: {type: string}}}
u: {oneOf: [{type: string}, {type: integer}, {type: number}, {$ref: "#/components/schemas/o"}, {type: array, items: {type: string}}, {type: boolean}]}
`, `
o struct{x string}
u union(){string string string, number decimal number, o o object, array []string array, boolean bool boolean}
`},
		{"a choice within a choice", animals + `
inner: {oneOf: [{$ref: "#/components/schemas/cat"}, {type: string}]}
outer: {oneOf: [{$ref: "#/components/schemas/inner"}, {$ref: "#/components/schemas/dog"}]}
`, animalTypes + `
inner union(){cat cat object has meow, string string string}
outer union(){cat cat object has meow, dog dog object has bark, string string string}
`},
		{"one alternative, and null", animals + `
a: {type: object, properties: {x: {oneOf: [{$ref: "#/components/schemas/cat"}]}, y: {anyOf: [{$ref: "#/components/schemas/cat"}, {enum: [null]}]}}}
`, `
a struct{x cat, y cat?}
` + animalTypes},
		{"anything goes", `
a: {type: object, properties: {x: {anyOf: [{type: string}, {}]}}}
`, `
a struct{x raw}
`},
		{"lists", `
a: {oneOf: [{type: array, items: {type: string}}, {type: array, items: {type: string, enum: [x]}}]}
b: {type: object, properties: {x: {$ref: "#/components/schemas/a"}}}
`, `
a enum{x}
b struct{x []a}
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			api, list := schemas("3.0.3", tt.yaml)
			noFindings(t, list)
			equal(t, show(api), tt.want)
		})
	}
}

// What OpenAPI 3.1 adds: schemas are JSON Schema.
func TestSchemas31(t *testing.T) {
	tests := []struct{ name, yaml, want string }{
		{"arrays of types", `
a:
  type: object
  required: [x]
  properties:
    x: {type: [string, "null"], maxLength: 3}
    y: {type: [string, integer]}
    z: {type: [object, "null"], properties: {n: {type: string}}}
`, `
a struct{x string(maxLength=3)!?e, y a/y, z a/z?}
a/y union(){string string string, number long number}
a/z struct{n string}
`},
		{"null as a type", `
o: {type: object, properties: {n: {type: string}}}
a: {type: object, properties: {x: {anyOf: [{$ref: "#/components/schemas/o"}, {type: "null"}]}, y: {oneOf: [{type: string}, {type: "null"}]}}}
`, `
a struct{x o?, y string?}
o struct{n string}
`},
		{"const", `
a: {oneOf: [{const: A, description: first}, {const: B, title: second}]}
b: {type: object, required: [kind], properties: {kind: {const: b}, n: {const: 1}}}
c: {type: object, required: [kind], properties: {kind: {const: c}, m: {type: string}}}
u: {oneOf: [{$ref: "#/components/schemas/b"}, {$ref: "#/components/schemas/c"}]}
`, `
a enum{A B}
b struct{kind string!#b, n long#1}
c struct{kind string!#c, m string}
u union(kind){b b object =b, c c object =c}
`},
		{"keywords beside a reference", `
o: {type: object, properties: {n: {type: string}}}
a: {type: object, properties: {x: {$ref: "#/components/schemas/o", required: [n]}, y: {$ref: "#/components/schemas/o", description: d}}}
`, `
a struct{x a/x, y o}
a/x struct{n string!}
o struct{n string}
`},
		{"schemas that are true or false", `
a: {type: object, properties: {x: true, y: false, z: {type: array, items: true}}}
`, `
a struct{x raw, z []raw}
`},
		{"bounds that are numbers", `
a: {type: integer, exclusiveMinimum: 0, exclusiveMaximum: 10}
`, `
a = int(exclusiveMinimum=0)(exclusiveMaximum=10)
`},
		{"encoded content", `
a: {type: string, contentEncoding: base64}
`, `
a = bytes:byte
`},
		{"definitions", `
a: {type: object, $defs: {part: {type: object, properties: {n: {type: string}}}}, properties: {x: {$ref: "#/components/schemas/a/$defs/part"}}}
`, `
a struct{x a/part}
a/part struct{n string}
`},
		{"names by pattern", `
a: {type: object, patternProperties: {"^x-": {type: string}}}
b: {type: object, properties: {m: {$ref: "#/components/schemas/a"}}}
`, `
b struct{m map string}
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			api, list := schemas("3.1.0", tt.yaml)
			noFindings(t, list)
			equal(t, show(api), tt.want)
		})
	}
}
