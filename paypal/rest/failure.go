package rest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ppgen/ppgen/paypal"
	"github.com/ppgen/ppgen/paypal/internal/wire"
)

// A failure is the body of an error, in any of the shapes that PayPal's APIs have
// for it.
type failure struct {
	problem
	details                  []detail
	errors, errorList        []detail // what some APIs call the details
	err                      *oauthError
	description, correlation string // of OAuth
}

// An oauthError is the code of an error of OAuth. Other APIs have an object there,
// which is the whole body once more.
type oauthError struct {
	code  *string
	whole *failure
}

// detail is one thing that is wrong.
type detail struct {
	embeddedDetail
	code, name, message string
	details             []detail
}

// JSONFields adds the members of an error.
func (x *failure) JSONFields(f *Fields) {
	x.texts(f)
	Records(f, "details", &x.details)
	f.Links("links", &x.links)
	Records(f, "errors", &x.errors)
	Records(f, "error_list", &x.errorList)
	Record(f, "error", &x.err)
	f.String("error_description", &x.description)
	f.String("correlation_id", &x.correlation)
}

var (
	aText   = Case{Kinds: StringKind}
	aRecord = Case{Kinds: ObjectKind}
)

// JSONFields adds the cases.
func (e *oauthError) JSONFields(f *Fields) {
	f.Union("")
	f.Case(&aText)
	f.OptString("", &e.code)
	f.Case(&aRecord)
	Record(f, "", &e.whole)
}

// JSONFields adds the members of a detail.
func (d *detail) JSONFields(f *Fields) {
	d.embeddedDetail.JSONFields(f)
	f.String("code", &d.code)
	f.String("name", &d.name)
	f.String("message", &d.message)
	Records(f, "details", &d.details)
}

// decodeFailure reads an answer that is no success. A redirection, and a page that
// a gateway sent instead of PayPal, are not messages of the API; an empty body is.
func decodeFailure(reply *wire.Reply) (*paypal.Answer, error) {
	if reply.Status < 400 {
		return nil, nil
	}
	media := strings.ToLower(reply.Header.Get("Content-Type"))
	body := strings.TrimSpace(strings.TrimPrefix(reply.Body, "\ufeff"))
	switch {
	case body == "":
		return &paypal.Answer{Failure: new(paypal.Failure)}, nil
	case body[0] != '{' && body[0] != '[' && strings.HasPrefix(media, "text/plain"):
		return &paypal.Answer{Failure: &paypal.Failure{Message: clip(body, 200)}}, nil
	}
	x := new(failure)
	unknown, err := unmarshal([]byte(body), func(f *Fields) { f.Object("", x) })
	if err != nil {
		return nil, withType(reply, fmt.Errorf("the answer is not JSON: %w", err))
	}
	return &paypal.Answer{Failure: x.flat(), Unknown: unknown}, nil
}

// flat brings all shapes into one. What two members say about one thing, and
// differently, is kept too.
func (x *failure) flat() *paypal.Failure {
	out, code := new(paypal.Failure), ""
	switch e := x.err; {
	case e == nil:
	case e.whole != nil:
		out = e.whole.flat()
	case e.code != nil:
		code = *e.code
	}
	fill(&out.Name, x.name)
	fill(&out.Message, x.message)
	fill(&out.DebugID, x.debugID)
	fill(&out.DebugID, x.correlation)
	second := paypal.ErrorDetail{Code: fill(&out.Name, code), Message: fill(&out.Message, x.description)}
	out.Links = append(out.Links, x.allLinks()...)
	for _, list := range [][]detail{x.details, x.errors, x.errorList} {
		out.Errors = appendDetails(out.Errors, list)
	}
	if second.Code+second.Message != "" {
		out.Errors = append(out.Errors, second)
	}
	return out
}

// fill puts a text where there is none yet. It returns the text when it could not,
// unless it stands there already.
func fill(to *string, text string) (left string) {
	if *to == "" {
		*to = text
	}
	if *to == text {
		return ""
	}
	return text
}

// appendDetails appends details, each followed by its own.
func appendDetails(to []paypal.ErrorDetail, list []detail) []paypal.ErrorDetail {
	for i := range list {
		to = append(to, list[i].flat())
		to = appendDetails(to, list[i].details)
	}
	return to
}

// flat returns a detail without its own. The issue of version 2 is a code, that
// of version 1 a sentence. What has no place of its own becomes a parameter.
func (d *detail) flat() paypal.ErrorDetail {
	out := paypal.ErrorDetail{Field: d.field, Value: d.value, Location: d.location, Links: d.links}
	type text struct {
		name, value string
		to          *string
	}
	texts := []text{{"code", d.code, &out.Code}, {"name", d.name, &out.Code}, {"description", d.description, &out.Message}, {"message", d.message, &out.Message}}
	if isCode(d.issue) {
		texts = slices.Insert(texts, 0, text{"issue", d.issue, &out.Code})
	} else {
		texts = append(texts, text{"issue", d.issue, &out.Message})
	}
	for _, t := range texts {
		if left := fill(t.to, t.value); left != "" {
			out.Parameters = append(out.Parameters, paypal.ErrorParameter{ID: t.name, Value: left})
		}
	}
	return out
}

// isCode reports whether an issue is written like a code: INSTRUMENT_DECLINED.
func isCode(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return r != '_' && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	})
}
