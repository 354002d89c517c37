package strict

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// Schema returns the JSON Schema (draft 2020-12) of the files that [Decode] reads
// into a struct of v's type.
func Schema(title string, v any) []byte {
	s := schemaOf(reflect.TypeOf(v), key{})
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["title"] = title
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s); err != nil {
		return nil // texts, numbers, lists and maps of them always encode
	}
	return b.Bytes()
}

// schemaOf returns the schema of a key with values of type t.
func schemaOf(t reflect.Type, k key) map[string]any {
	var s map[string]any
	switch {
	case t.Kind() == reflect.Pointer:
		s = schemaOf(t.Elem(), key{})
	case t == textType || t.Kind() == reflect.String:
		s = textSchema(k)
	case t.Kind() == reflect.Bool:
		s = map[string]any{"type": "boolean"}
	case t.Kind() == reflect.Int:
		s = map[string]any{"type": "integer", "minimum": k.min, "maximum": 1<<31 - 1}
	case t.Kind() == reflect.Slice:
		item := k
		item.doc, item.fallback, item.min = "", "", 0
		s = map[string]any{"type": "array", "items": schemaOf(t.Elem(), item)}
		if k.min > 0 {
			s["minItems"] = k.min
		}
	case t.Kind() == reflect.Map:
		s = map[string]any{"type": "object", "additionalProperties": schemaOf(t.Elem(), key{})}
	default:
		s = recordSchema(t)
	}
	if k.doc != "" {
		s["description"] = k.doc
	}
	return s
}

func textSchema(k key) map[string]any {
	s := map[string]any{"type": "string"}
	switch {
	case k.enum != nil:
		s["enum"] = k.enum
	case k.pattern != nil:
		s["pattern"] = k.pattern.String()
		fallthrough
	default:
		s["minLength"] = 1
	}
	if k.fallback != "" {
		s["default"] = k.fallback
	}
	return s
}

func recordSchema(t reflect.Type) map[string]any {
	properties := map[string]any{}
	var required []string
	for _, k := range keysOf(t) {
		properties[k.name] = schemaOf(t.FieldByIndex(k.index).Type, k)
		if k.required {
			required = append(required, k.name)
		}
	}
	s := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if required != nil {
		s["required"] = required
	}
	return s
}
