package rest

import (
	"errors"
	"io"
	"strings"

	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// A Body is what a request carries. The zero Body is none.
type Body struct {
	set func(*wire.Call) error
}

const jsonType = "application/json"

// JSON returns a body with a generated record; there is none when x is nil.
func JSON[T any, P object[T]](x P) Body {
	if x == nil {
		return Body{}
	}
	return jsonBody(x)
}

func jsonBody(x Object) Body {
	return Body{func(call *wire.Call) (err error) {
		call.Header.Set("Content-Type", jsonType)
		call.Body, err = Marshal(x)
		return err
	}}
}

// JSONValue returns a body with any other value. add adds it with the empty name;
// there is no body when it is absent.
func JSONValue(add func(*Fields)) Body {
	return Body{func(call *wire.Call) (err error) {
		call.Header.Set("Content-Type", jsonType)
		f := writers.Get().(*Fields)
		add(f)
		call.Body, err = f.written(nil)
		return err
	}}
}

// Patches returns a body with changes.
func Patches(list []Patch) Body {
	if len(list) == 0 {
		return Body{func(*wire.Call) error { return errors.New("there are no changes to send") }}
	}
	return JSONValue(func(f *Fields) { f.Patches("", &list) })
}

// FormBody returns a body with the members of a generated record as a form; there
// is none when x is nil.
func FormBody[T any, P object[T]](x P) Body {
	if x == nil {
		return Body{}
	}
	return formBody(x)
}

func formBody(x Object) Body {
	return Body{func(call *wire.Call) error {
		members, styles, _, err := nodesOf(x)
		if err != nil {
			return err
		}
		var q query
		for _, n := range members {
			q.add(n, styleOf(styles, n.name))
		}
		call.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		call.Body = []byte(strings.TrimPrefix(q.String(), "?"))
		return nil
	}}
}

// Text returns a body with text.
func Text(mediaType, text string) Body {
	return Body{func(call *wire.Call) error {
		call.Body = []byte(text)
		return setHeader(call, "Content-Type", mediaType+"; charset=utf-8", 0)
	}}
}

// Binary returns a body with what r holds; there is none when r is nil. It is
// sent as it is read. A reader with a Seek method can be sent again when that is
// needed.
func Binary(mediaType string, r io.Reader) Body {
	if r == nil {
		return Body{}
	}
	return Body{func(call *wire.Call) error {
		s := newSource(r, 0)
		call.Open = func() (io.ReadCloser, int64, error) { return open([]*source{s}) }
		return setHeader(call, "Content-Type", mediaType, 0)
	}}
}
