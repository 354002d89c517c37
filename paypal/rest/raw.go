package rest

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Raw is one JSON value of any kind, as text. The empty Raw is no value.
type Raw string

// RawOf returns v as JSON; encoding/json writes it.
func RawOf(v any) (Raw, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "", fmt.Errorf("rest: %w", err)
	}
	return Raw(strings.TrimSuffix(b.String(), "\n")), nil
}

// Decode reads the value into v; encoding/json reads it.
func (r Raw) Decode(v any) error { return json.Unmarshal([]byte(r), v) }

// IsNull reports whether the value is null.
func (r Raw) IsNull() bool { return strings.Trim(string(r), " \t\r\n") == "null" }

// MarshalJSON returns the value, null when it is empty.
func (r Raw) MarshalJSON() ([]byte, error) {
	if r == "" {
		return []byte("null"), nil
	}
	return []byte(r), nil
}

// UnmarshalJSON keeps data.
func (r *Raw) UnmarshalJSON(data []byte) error {
	*r = Raw(data)
	return nil
}

// writeRaw writes a Raw as the value of a member. It reads it first: one that is
// not one JSON value could bring members of its own along.
func (f *Fields) writeRaw(name string, v Raw) {
	if v == "" {
		f.w.b = append(f.w.b, "null"...)
		return
	}
	r := &f.r
	r.scratch = append(r.scratch[:0], v...)
	r.start(r.scratch)
	r.skip()
	if err := r.finish(); err != nil {
		f.fail(name, fmt.Errorf("not one JSON value: %w", err))
		return
	}
	f.w.b = append(f.w.b, v...)
}
