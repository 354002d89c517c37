package emit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/ppgen/ppgen/ir"
)

// An nvpPlan is what the files of the NVP wire share. Records that are spelled
// alike at several places have one codec: the plan finds out which places those
// are, and names the codecs.
type nvpPlan struct {
	*plan
	names      []string // every name that keys are made of, sorted
	scopes     []nvpScope
	currencies []string // the names that carry currencies
	enums      []*nvpEnum
	messages   []*nvpMessage
	heads      []nvpHead
	byLeaf     map[*ir.Field][]*ir.NVPPair // for the comments of fields

	encoders nvpShapes[*nvpEncoder]
	decoders nvpShapes[*nvpDecoder]
}

// An nvpScope is a prefix with a number in it: {"PAYMENTREQUEST_", "_"}.
type nvpScope struct{ prefix, suffix string }

// An nvpMessage is a request or a response that travels over NVP.
type nvpMessage struct {
	*ir.Struct
	method   string
	response bool
	pairs    []*ir.NVPPair
	encoder  *nvpEncoder
	decoder  *nvpDecoder
	fields   []string // the texts of nvp.Root.Fields
	head     string   // the variable with those of nvp.Root.Inherited; empty for none
}

// An nvpEnum is how the values of an enumeration are spelled.
type nvpEnum struct {
	enum     *ir.Enum
	spelling *ir.NVPSpelling // nil for the contract's values
	name     string
}

// newNVPPlan plans the files of the NVP wire, or returns nil for an API that
// knows nothing of it.
func newNVPPlan(p *plan) (*nvpPlan, error) {
	n := &nvpPlan{plan: p, byLeaf: map[*ir.Field][]*ir.NVPPair{}}
	for _, op := range p.ops {
		if op.NVP != nil {
			n.addMessage(op, op.Input, op.NVP.Request, false)
			n.addMessage(op, op.Output, op.NVP.Response, true)
		}
	}
	if len(n.messages) == 0 {
		return nil, nil
	}
	n.collect()
	for _, m := range n.messages {
		if err := n.shape(m); err != nil {
			return nil, fmt.Errorf("%s over NVP: %w", m.Go, err)
		}
	}
	n.encoders.setNames("encodeNVP")
	n.decoders.setNames(nvpDecoderPrefix)
	return n, nil
}

func (n *nvpPlan) addMessage(op *ir.Operation, s *ir.Struct, pairs []*ir.NVPPair, response bool) {
	if s != nil {
		n.messages = append(n.messages, &nvpMessage{Struct: s, method: op.NVP.Method, response: response, pairs: pairs})
	}
}

// shape finds the codecs of a message.
func (n *nvpPlan) shape(m *nvpMessage) (err error) {
	if slices.ContainsFunc(n.messages, func(o *nvpMessage) bool { return o != m && o.Struct == m.Struct }) {
		return fmt.Errorf("it is the message of two operations")
	}
	e := nvpEncoding{nvpPlan: n, message: m}
	if m.encoder, err = e.record(m.Struct, nvpPlace{}, 0, 0, m.pairs); err != nil {
		return err
	}
	if m.decoder, err = n.decodeMessage(m); err != nil {
		return err
	}
	return n.findFields(m)
}

// collect gathers the names, scopes and spellings of all pairs.
func (n *nvpPlan) collect() {
	names, scopes, currencies := map[string]bool{}, map[nvpScope]bool{}, map[string]bool{}
	for _, m := range n.messages {
		for _, p := range m.pairs {
			if f := p.Leaf(); f != nil && p.Format != ir.NVPCurrency {
				n.byLeaf[f] = append(n.byLeaf[f], p)
			}
			for _, k := range nvpKeys(p) {
				names[k.Name] = true
				if k.Scope != "" {
					scopes[scopeOf(k)] = true
				}
				if p.Format == ir.NVPCurrency {
					currencies[k.Name] = true
				}
			}
			n.addEnum(p)
		}
	}
	n.names, n.currencies = sortedKeys(names), sortedKeys(currencies)
	for s := range scopes {
		n.scopes = append(n.scopes, s)
	}
	slices.SortFunc(n.scopes, func(a, b nvpScope) int {
		return cmp.Or(strings.Compare(a.prefix, b.prefix), strings.Compare(a.suffix, b.suffix))
	})
	slices.SortFunc(n.enums, func(a, b *nvpEnum) int { return strings.Compare(a.name, b.name) })
}

func sortedKeys(set map[string]bool) []string {
	var list []string
	for k := range set {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

// nvpKeys returns the key of a pair and then its aliases.
func nvpKeys(p *ir.NVPPair) []ir.NVPKey {
	keys := []ir.NVPKey{p.Key}
	for _, a := range p.Aliases {
		keys = append(keys, a.Key)
	}
	return keys
}

// addEnum notes how a pair spells an enumeration. Of several spellings of one,
// each is named after the enumeration and the first text that sets it apart.
func (n *nvpPlan) addEnum(p *ir.NVPPair) {
	enum := enumOf(p)
	if enum == nil || n.enumName(p) != "" {
		return
	}
	name := "enum" + enum.Go
	if p.Spelling != nil {
		name += "Spelled"
		for _, v := range p.Spelling.Values {
			if slices.ContainsFunc(n.enums, func(e *nvpEnum) bool { return e.name == name }) {
				name += v.Value.Go
			}
		}
	}
	n.enums = append(n.enums, &nvpEnum{enum, p.Spelling, name})
}

// enumName is the variable for how a pair spells its enumeration.
func (n *nvpPlan) enumName(p *ir.NVPPair) string {
	enum := enumOf(p)
	for _, e := range n.enums {
		if e.enum == enum && e.spelling == p.Spelling {
			return e.name
		}
	}
	return ""
}

// enumOf returns the enumeration of a pair's leaf, or nil.
func enumOf(p *ir.NVPPair) *ir.Enum {
	if p.Leaf() == nil {
		return nil
	}
	enum, _ := resolve(elem(p.Leaf().Type)).(*ir.Enum)
	return enum
}

// scopeOf takes the number out of a key's scope: PAYMENTREQUEST_n_ and
// PAYMENTREQUEST_0_ are one scope.
func scopeOf(k ir.NVPKey) nvpScope {
	i := scopeNumber(k)
	return nvpScope{k.Scope[:i], k.Scope[i+1:]}
}

// scopeNumber is where the number of a key's scope stands: the last letter n or
// m in lower case, or digit.
func scopeNumber(k ir.NVPKey) int { return strings.LastIndexAny(k.Scope, "nm0123456789") }

// scopeName is the constant for a scope: scopePAYMENTREQUEST.
func scopeName(s nvpScope) string { return "scope" + strings.Trim(s.prefix+s.suffix, "_") }

// nvpKey is a key as the encoder wants it: "&AMT=".
func nvpKey(name string) *jen.Statement { return lit("&" + name + "=") }

// group writes the group of a key: scopePAYMENTREQUEST + nvp.Listed.
func (n *nvpPlan) group(scope nvpScope, marked, indexed bool) *jen.Statement {
	form := ""
	switch {
	case marked && indexed:
		form = "Listed"
	case marked:
		form = "Marked"
	case indexed:
		form = "Indexed"
	}
	switch {
	case scope == nvpScope{} && form == "":
		return n.nvp("Plain")
	case scope == nvpScope{}:
		return n.nvp(form)
	case form == "":
		return id(scopeName(scope))
	}
	return id(scopeName(scope)).Op("+").Add(n.nvp(form))
}

// nvp writes a name of the kernel.
func (p *plan) nvp(name string) *jen.Statement { return jen.Qual(p.runtime+"/nvp", name) }

// An nvpShape is a codec of a record that several places share.
type nvpShape interface {
	comparable
	record() *ir.Struct
	place() (message string, path []string) // where it was met first
	setName(string)
}

// nvpShapes are codecs by what they do.
type nvpShapes[T nvpShape] struct {
	list  []T
	byKey map[string]int // position in list
}

// share returns the codec that does what key says, and its number. A new one is
// what it is given.
func (s *nvpShapes[T]) share(key string, shape T) (T, int) {
	if s.byKey == nil {
		s.byKey = map[string]int{}
	}
	i, ok := s.byKey[key]
	if !ok {
		i = len(s.list)
		s.list = append(s.list, shape)
		s.byKey[key] = i
	}
	return s.list[i], i
}

// setNames names each codec after its type. Where a type has several they are
// told apart by the first message that has them, and within one by the last
// fields that lead there, as many as it takes.
func (s *nvpShapes[T]) setNames(prefix string) {
	uses := map[string]int{}
	for _, shape := range s.list {
		for _, name := range nvpNamesOf(shape) {
			uses[name]++
		}
	}
	for _, shape := range s.list {
		names := nvpNamesOf(shape)
		i := slices.IndexFunc(names, func(name string) bool { return uses[name] == 1 })
		shape.setName(prefix + names[max(i, 0)])
	}
}

// nvpNamesOf returns what a codec may be called, the shortest first.
func nvpNamesOf[T nvpShape](shape T) []string {
	typ := shape.record().Go
	message, path := shape.place()
	names := []string{typ, typ + "Of" + message}
	for i := len(path) - 1; i >= 0; i-- {
		names = append(names, typ+"Of"+message+strings.Join(path[i:], ""))
	}
	return names
}
