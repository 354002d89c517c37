package ir

// A JSON binding says where in a JSON object a field is written.
type JSON struct {
	Name string // of the member; empty for an Inline field and for a case of a Union

	// Inline says that the members of the field's record stand in the object
	// itself: an amount that shares its object with something else.
	Inline bool

	// Case is set on the cases of a Union alone.
	Case *JSONCase
}

// A JSONCase says which values select a case of a Union. A reader takes the
// first case that fits: one of the Kinds, and for an object with a discriminator
// one of the Values, else all members of Has. A case with neither fits every
// value of its Kinds, so such a case comes last.
type JSONCase struct {
	Kinds  JSONKinds
	Values []string // of the union's Discriminator
	Has    []string // the members that only this case, or a later one, is sure to have
}

// JSONKinds is a set of kinds of JSON values.
type JSONKinds uint8

// The kinds of JSON values.
const (
	JSONObject JSONKinds = 1 << iota
	JSONArray
	JSONString
	JSONNumber
	JSONBool
)

// A Service is a resource that operations belong to: client.Orders.
type Service struct {
	Decl
	Path []string // the literal words of the resource's path, for documentation
}

// A Server is a base address that a document offers. Its Name.Local is the URL,
// variables replaced by their defaults.
type Server struct{ Decl }

// A RESTBinding sends an operation as an HTTP request with a resource path.
//
// An Operation with a RESTBinding has neither Input nor Output: bodies need not
// be records.
type RESTBinding struct {
	Service *Service
	Verb    string // the operation's name within its service: "update-pricing-schemes"
	Method  string // upper case
	Path    string // from the host on, with {name} for parameters: "/v1/billing/plans/{id}"

	PathParams   []*Param // in the order of Path
	QueryParams  []*Param // in the document's order, like all lists below
	HeaderParams []*Param

	// Params names the record of Members, where there are any; it is no type of
	// the API.
	Params Decl

	Body    *Body     // nil when the request has none
	Results []*Result // the declared answers of success: 2xx, ordered by status
	Errors  []*Result // the other declared answers, ordered by status, default last

	// Result names the record that tells Results apart when they are Mixed; it is
	// no type of the API.
	Result Decl

	Issues []*EnumValue // the values of the API's Issues that the document declares for the operation, in order
	Scopes []string     // the OAuth 2 scopes of which one is needed
	Public bool         // the document asks for no credentials
	Page   *Page        // nil when the operation does not list
	Key    *Param       // the header whose repetition makes a repeat safe; nil when none is declared
	Replay string       // the status that tells a replay from a first success; empty when none does
}

// Members returns the parameters that are members of Params.
func (r *RESTBinding) Members() []*Param {
	var members []*Param
	for _, params := range [][]*Param{r.QueryParams, r.HeaderParams} {
		for _, p := range params {
			if p.Use == MemberParam {
				members = append(members, p)
			}
		}
	}
	return members
}

// Mixed reports whether there are results of different types. An answer without
// a body is none.
func (r *RESTBinding) Mixed() bool {
	var first *Result
	for _, result := range r.Results {
		switch {
		case result.Empty():
		case first == nil:
			first = result
		case first.Form != result.Form || !sameType(first.Type, result.Type):
			return true
		}
	}
	return false
}

// sameType reports whether two types are one in Go.
func sameType(a, b Type) bool {
	switch a := a.(type) {
	case *List:
		b, ok := b.(*List)
		return ok && sameType(a.Elem, b.Elem)
	case *Map:
		b, ok := b.(*Map)
		return ok && sameType(a.Elem, b.Elem)
	case *Scalar:
		b, ok := b.(*Scalar)
		return ok && a.Kind == b.Kind
	case *Raw:
		_, ok := b.(*Raw)
		return ok
	}
	return a == b
}

// A Param is a value that travels outside the body.
type Param struct {
	Field
	In      ParamIn
	Style   ParamStyle
	Explode bool // every item of a list, and every member of a record, comes with its own name
	JSON    bool // the value is JSON text, in the form of Type
	Raw     bool // reserved characters stay as they are (allowReserved)
	Use     ParamUse
}

// ParamIn is where a parameter travels.
type ParamIn uint8

// The places of parameters.
const (
	InPath ParamIn = iota
	InQuery
	InHeader
)

// A ParamStyle is how a parameter's value becomes text.
type ParamStyle uint8

// The parameter styles.
const (
	SimpleStyle ParamStyle = iota // a,b,c: of paths and headers
	FormStyle                     // name=a&name=b, or name=a,b: of queries
	LabelStyle                    // .a.b: of paths
	MatrixStyle                   // ;name=a,b: of paths
	SpaceStyle                    // name=a%20b
	PipeStyle                     // name=a%7Cb
	DeepStyle                     // name[member]=a
)

// A ParamUse is what an overlay says a parameter is for.
type ParamUse uint8

// The uses of parameters.
const (
	MemberParam ParamUse = iota // an argument, or a member of Params
	KeyParam                    // makes a repeat safe: an option of every call, never a member of Params
	OptionParam                 // an option of every call, never a member of Params
)

// A Body is what a request carries.
type Body struct {
	Decl      // names the record of Parts, which is no type of the API
	Form      BodyForm
	Type      Type   // nil for FormBody, MultipartBody and BinaryBody
	MediaType string // without parameters
	Required  bool
	Patch     bool     // a list of changes to a resource: RFC 6902; Type is a List of PatchRole
	Parts     []*Part  // of FormBody and MultipartBody
	Other     []string // the media types the document offers beside MediaType
}

// A BodyForm is how a body is written.
type BodyForm uint8

// The body forms.
const (
	JSONBody      BodyForm = iota
	FormBody               // application/x-www-form-urlencoded
	MultipartBody          // multipart/form-data
	TextBody               // text/*
	BinaryBody             // anything else: a stream of bytes
)

// A Part is one part of a multipart body, or one pair of a form.
type Part struct {
	Field
	File      bool   // a stream of bytes with a file name; Type is nil
	Many      bool   // several files may come under this name
	Numbered  bool   // each of them has a number behind the name, from 1 on
	JSON      bool   // the value is JSON text, in the form of Type
	MediaType string // of the part; empty when it is plain text, or any file
	Style     ParamStyle
	Explode   bool
}

// A Result is one declared answer.
type Result struct {
	Decl      // Name.Local is the status: "200", "2XX", "default"
	Form      BodyForm
	Type      Type   // nil when the answer has no body, or is a BinaryBody
	MediaType string // empty when the answer has no body
	Headers   []*Field
	Other     []string     // the media types the document offers beside MediaType
	Issues    []*EnumValue // of an error: which of the operation's Issues the document declares for it
}

// Status is "200", "2XX" or "default".
func (r *Result) Status() string { return r.Name.Local }

// Empty reports whether the answer is declared without a body.
func (r *Result) Empty() bool { return r.MediaType == "" }

// A Page says how an operation that lists is asked for what comes next. It is
// set by an overlay, never guessed from names.
type Page struct {
	Style PageStyle
	Items []string // the members that lead to the list in the result; empty when the result is the list
	Param string   // the parameter that moves on: "page", "start_id", "next_page_token"
	Size  string   // the parameter that limits a page: "page_size"; empty when there is none
	Once  string   // a parameter that only the first page is asked with: "start_index"; empty when there is none
	First int      // the number of the first page
	Sizes int      // the number of items of a page when Size is not sent; 0 when that is not known
	Limit int      // the largest value of Size; 0 when that is not known
	Total []string // the members that lead to the number of pages; empty when it is not told
	Next  []string // the members that lead to the next value of Param: of PageCursor
	Links []string // the members that lead to the links of the result; empty when it has none
	Body  bool     // Param and Size are members of the request's body

	// From and To are the parameters of a time window that is limited to
	// WindowDays: a longer one is asked for in parts.
	From, To   string
	WindowDays int
}

// A PageStyle is a way to move from page to page.
type PageStyle uint8

// The page styles. Every style but PageNone follows a link of relation "next"
// to the same host when the result has one.
const (
	PageNone   PageStyle = iota // everything comes at once
	PageNumber                  // Param counts pages
	PageOffset                  // Param counts items
	PageCursor                  // Param takes the text at Next, until that is empty
	PageLink                    // only links lead on; Param is taken out of the link when it is set
)
