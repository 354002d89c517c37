// Package ir is the contract of an API, free of the document it was read from
// and of the Go code it will become.
//
// Parsers build it, an overlay corrects it, naming chooses Go identifiers,
// [Check] proves it sound, and emitters only read it. Every node carries its
// wire name, its Go name, its documentation and the place that declares it, so
// that no later step needs the document again.
package ir

import "github.com/ppgen/ppgen/internal/diag"

// An API is what one Go package is generated from.
type API struct {
	Name       string // the Go package: "merchant"; set by the configuration or an overlay
	Title      string // what the document calls itself: the service's name
	Version    string // the contract's version: "204.0"; empty when the document has none
	Docs       Docs
	Namespaces []Namespace     // the XML namespaces in use, with the prefix the document gives them, ordered by URI
	Types      []Named         // ordered by name
	Ops        []*Operation    // ordered by name
	Services   []*Service      // of operations with a RESTBinding, ordered by name
	Servers    []*Server       // of a REST document, in its order
	Issues     *Enum           // the error codes of operations with a RESTBinding; nil for none, and no type of the API
	Elsewhere  []*NVPElsewhere // names of the NVP wire that no operation has
	Sources    []Source        // the documents, ordered by path, for the generated header
}

// A Namespace is an XML namespace and the prefix that messages use for it.
type Namespace struct{ Prefix, URI string }

// A Source is one document that was read.
type Source struct {
	Path   string // relative to the root document's folder, with forward slashes
	SHA256 string // hexadecimal
}

// A Decl is what every declared thing has: a name on the wire, a name in Go,
// documentation, and the place that declares it.
type Decl struct {
	Name QName
	Go   string // set once, by naming.Assign; emitters never invent an exported name
	// Package is the Go package of a Named type that several APIs share; empty
	// when the type belongs to the API that it is a type of.
	Package string
	Docs    Docs
	Pos     diag.Pos
}

// A QName is a name in an XML namespace. Space is empty for names without one.
//
// The Local of an anonymous type is the path that leads to it, joined by
// slashes: "Order/Item" is the type of element Item in type Order. No declared
// name can contain a slash, so the two never meet.
type QName struct{ Space, Local string }

// String returns the name in Clark's notation, "{space}local".
func (q QName) String() string {
	if q.Space == "" {
		return q.Local
	}
	return "{" + q.Space + "}" + q.Local
}

// Docs is documentation reduced to plain text: no markup, paragraphs separated
// by one blank line. Deprecated is the reason, or empty.
type Docs struct {
	Text       string
	Deprecated string
}

// A Type is a *Scalar, *List, *Map, *Raw, or a Named type. The set is closed.
type Type interface{ aType() }

// A Named type is declared in a document: a *Struct, *Enum, *Union or *Alias.
type Named interface {
	Type
	Declaration() *Decl
}

// A Scalar is a value without parts.
type Scalar struct {
	Kind   ScalarKind
	Format string  // what the document calls it: "dateTime", "anyURI", "hexBinary"
	Facets []Facet // the restrictions of the document, in its order
}

// A Facet restricts a scalar. Value is the document's own text, so that no
// limit is rounded or wrapped.
type Facet struct{ Name, Value string }

// A ScalarKind says which values a Scalar has.
type ScalarKind uint8

// The scalar kinds. There is no float: decimals are exact.
const (
	String   ScalarKind = iota
	Bool                // Go bool
	Int                 // at most 32 bits: Go int
	Long                // more than 32 bits, or unbounded: Go int64
	Decimal             // xs:decimal, xs:double, xs:float, xs:unsignedLong: money.Decimal
	DateTime            // xs:dateTime, format date-time: paypal.DateTime, which keeps the text
	Bytes               // base64, or hexadecimal when Format says so: Go []byte
)

// A List is a sequence of Elem. A Packed list is one text of items separated by
// white space (xs:list); any other is an element repeated.
type List struct {
	Elem   Type
	Min    int // how many items the contract asks for
	Max    int // how many it allows; Unbounded when it sets no limit
	Packed bool
}

// Unbounded is the Max of a List without a limit.
const Unbounded = -1

// A Map has string keys.
type Map struct{ Elem Type }

// Raw is content the contract leaves open: xs:any, or a schema without a type.
type Raw struct{}

// A Struct is a record. Fields that were inherited by extension come first and
// are the very fields of Base, so that emitters need not know about inheritance.
type Struct struct {
	Decl
	Base      *Struct
	Inherited int // how many leading Fields are Base's
	Abstract  bool
	Mixed     bool // text may stand between the elements
	Fields    []*Field
	Extra     Type // of members that are not declared (additionalProperties); nil when they are unknown
	Role      StructRole
	Root      []QName // the elements around a message, outermost first; nil for a part of one
}

// A StructRole is a meaning that an overlay gives to a record.
type StructRole uint8

// The struct roles. A record that extends one of the bases plays its part too.
const (
	NoRole       StructRole = iota
	AmountRole              // an amount of money: fields AmountValue and AmountCurrency
	RequestRole             // the base of requests: field RequestVersion
	ResponseRole            // the base of responses: fields Timestamp … Errors
	ErrorRole               // one error of a response: fields ErrorCode … ErrorParameters
	ParamRole               // one parameter of an error: fields ParamID and ParamValue
	FailureRole             // the body of an error answer over REST
	LinkRole                // a link: href, rel, method
	PatchRole               // one change to a resource: op, path, value, from
)

// A Field is a member of a Struct or a case of a Union.
type Field struct {
	Decl
	Type      Type
	Required  bool
	Nillable  bool     // may be sent as nil: xsi:nil or null
	Explicit  bool     // absent and null must be told apart
	ReadOnly  bool     // only in what a server sends
	WriteOnly bool     // only in what a client sends
	Default   string   // what a server assumes for an absent value
	Fixed     string   // the only value allowed
	Choice    []Branch // the choices this field stands in, outermost first
	Role      FieldRole
	Wire      Wire
}

// A Branch is one alternative of a choice: of all fields of a record with the
// same Group, only those with one Arm may be present.
type Branch struct {
	Group    int  // numbered from 1 within the record
	Arm      int  // numbered from 1 within the group
	Required bool // one of the arms has to be present
}

// A FieldRole is a meaning that an overlay gives to a field of a record with a
// StructRole.
type FieldRole uint8

// The field roles.
const (
	NoFieldRole FieldRole = iota
	AmountValue
	AmountCurrency
	RequestVersion
	ResponseTimestamp
	ResponseAck
	ResponseCorrelationID
	ResponseVersion
	ResponseBuild
	ResponseErrors
	ErrorCode
	ErrorShortMessage
	ErrorLongMessage
	ErrorSeverity
	ErrorParameters
	ParamID
	ParamValue
)

// Wire is how a field is spelled on each protocol. A nil member means that the
// field does not travel there.
type Wire struct {
	XML  *XML
	JSON *JSON
}

// An XML binding says where in an element a field is written.
type XML struct {
	Name QName // of the element or attribute; zero for the other forms
	Form XMLForm
	Type QName // the xsi:type that selects this case of a Union; zero when none is written
}

// XMLForm is where in an element a field is written.
type XMLForm uint8

// The XML forms.
const (
	Element      XMLForm = iota // a child element
	Attribute                   // an attribute
	Text                        // the character data
	Inline                      // the content of the field's type, without an element around it: a repeated model group
	AnyElement                  // elements the contract does not name; the type is a List of Raw
	AnyAttribute                // attributes the contract does not name; the type is a List of Raw
)

// An Enum is an open set of strings: a value added later is kept as it is.
type Enum struct {
	Decl
	Base   *Scalar // what the values restrict; nil means String
	Values []*EnumValue
}

// An EnumValue is one known value of an Enum; its Name.Local is the wire text.
type EnumValue struct{ Decl }

// A Union is exactly one of its cases.
type Union struct {
	Decl
	Cases []*Field
	// Discriminator is the member whose text selects a case that is an object;
	// empty when the cases are told apart by their shape.
	Discriminator string
}

// An Alias is a named simple type that is not an enumeration.
type Alias struct {
	Decl
	Target Type // a *Scalar, or a packed *List
}

// An Operation is one call a client can make.
type Operation struct {
	Decl
	Input  *Struct // nil when the call sends nothing
	Output *Struct // nil when nothing is answered
	Repeat Repeat
	SOAP   *SOAPBinding
	NVP    *NVPBinding // nil when nothing is known of the operation over NVP
	REST   *RESTBinding
}

// Repeat is what an overlay says of sending an operation more than once.
type Repeat struct {
	MovesMoney bool   // the operation moves, holds or promises money
	ReadOnly   bool   // it changes nothing, so a repeat is always safe
	Key        string // the field, as a path of wire names, that makes a repeat safe
	KeyDays    int    // for how many days; 0 when that is not known, Unbounded when it is for ever
	KeyHours   int    // for how many hours beyond KeyDays
	KeyMax     int    // how many characters the key may have; 0 when that is not known
}

// A SOAPBinding sends an operation as a literal SOAP message.
type SOAPBinding struct {
	Action  string
	SOAP12  bool
	RPC     bool
	Port    string // the port that offers the operation
	Headers []*Message
	Faults  []*Message
}

// A Message is a named part beside the body: a header block or a fault.
type Message struct {
	Decl
	Type   *Struct
	Output bool // a header that only the answer has
}

func (*Scalar) aType() {}
func (*List) aType()   {}
func (*Map) aType()    {}
func (*Raw) aType()    {}
func (*Struct) aType() {}
func (*Enum) aType()   {}
func (*Union) aType()  {}
func (*Alias) aType()  {}

// Declaration returns s's declaration.
func (s *Struct) Declaration() *Decl { return &s.Decl }

// Declaration returns e's declaration.
func (e *Enum) Declaration() *Decl { return &e.Decl }

// Declaration returns u's declaration.
func (u *Union) Declaration() *Decl { return &u.Decl }

// Declaration returns a's declaration.
func (a *Alias) Declaration() *Decl { return &a.Decl }

// HasRole reports whether s or a record it extends has the role.
func (s *Struct) HasRole(role StructRole) bool {
	for ; s != nil; s = s.Base {
		if s.Role == role {
			return true
		}
	}
	return false
}

// ByRole returns the field of s with the role, or nil.
func (s *Struct) ByRole(role FieldRole) *Field {
	for _, f := range s.Fields {
		if f.Role == role {
			return f
		}
	}
	return nil
}
