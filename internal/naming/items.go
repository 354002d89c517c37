package naming

import (
	"go/token"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ppgen/ppgen/ir"
)

// The ranks of types that want one name equally. A message keeps it, because
// callers write its name most often; an alias gives way first, and every
// anonymous type before the named ones.
const (
	messageRank = iota
	typeRank
	aliasRank

	anonymous = 3 // is added for a type that has a path instead of a name
	numbered  = 6 // is added for a type whose number is not the author's
)

// The ranks of fields. In each form a name of another namespace gives way to one
// of the record's own, or of none.
const (
	elementRank = 2 * iota
	attributeRank
	groupRank
	textRank

	foreign = 1
)

// typeItem names a type: a record or an alias without "Type" behind it, an
// enumeration without it behind "Code" or "Type".
func typeItem(t ir.Named) *item {
	d := t.Declaration()
	spelling := strings.ReplaceAll(d.Name.Local, "/", "")
	i := &item{node: ir.Node{Decl: d, Of: t}, exact: spelling, rank: typeRank}
	kind := "Type"
	switch t := t.(type) {
	case *ir.Struct:
		if len(t.Root) > 0 {
			i.rank, kind = messageRank, "Message"
		}
	case *ir.Alias:
		i.rank = aliasRank
	}
	_, isEnum := t.(*ir.Enum)
	short := exported(withoutType(d.Name.Local, isEnum))
	full := exported(d.Name.Local)
	i.names = []string{fitType(short, d.Name)}
	i.more = func() []string {
		names := append([]string{full}, others(short, distinction(spelling), d.Name, kind)...)
		return unlike(short, names, typeLimit(d.Name), i.node.Kind(), d.Name.String())
	}
	if i.rank == aliasRank && full != short {
		i.quiet = 1
	}
	if spelling != d.Name.Local {
		i.rank += anonymous
	}
	plain := withoutNumber(d.Name)
	if plain != d.Name.Local {
		i.rank += numbered
	}
	for _, better := range []string{plain, withoutEcho(plain)} {
		if name := fitType(exported(withoutType(better, isEnum)), d.Name); name != i.names[0] {
			i.names = slices.Insert(i.names, 0, name)
			i.quiet++
		}
	}
	return i
}

// withoutEcho drops the words from the front of a member in the path of an
// anonymous type that the path before it ends with: the "evidence_type" of
// "evidence" is an evidence type, not an evidence evidence type.
func withoutEcho(path string) string {
	members := strings.Split(path, "/")
	for i := 1; i < len(members); i++ {
		before := strings.FieldsFunc(strings.Join(members[:i], "_"), isSeparator)
		words := strings.FieldsFunc(members[i], isSeparator)
		members[i] = strings.Join(words[echo(before, words):], "_")
	}
	return strings.TrimRight(strings.Join(members, "/"), "/")
}

// echo returns how many of the words repeat the end of those before them.
func echo(before, words []string) int {
	for n := min(len(before), len(words)); n > 0; n-- {
		if slices.EqualFunc(before[len(before)-n:], words[:n], strings.EqualFold) {
			return n
		}
	}
	return 0
}

func isSeparator(r rune) bool { return r == '_' || r == '-' || r == '.' }

// bundled is what a tool that bundles documents adds to the second type of a
// name: "money-2".
var bundled = regexp.MustCompile(`^([^/]*[A-Za-z_])-[0-9]+(/|$)`)

// withoutNumber returns the name of a type without the number that bundling added.
// A name in a namespace is nobody's but its author's.
func withoutNumber(name ir.QName) string {
	if name.Space != "" {
		return name.Local
	}
	return bundled.ReplaceAllString(name.Local, "$1$2")
}

// withoutType drops the "Type" at the end of a type's name, and at the end of
// the name that the path of an anonymous type begins with, unless nothing would
// be left. Enumerations keep it where it is a word of its own: RefundType.
func withoutType(local string, isEnum bool) string {
	first, path, anonymous := strings.Cut(local, "/")
	short, found := strings.CutSuffix(first, "Type")
	switch {
	case !found || camel(short) == "":
		return local
	case anonymous:
		return short + "/" + path
	case isEnum && !strings.HasSuffix(short, "Code") && !strings.HasSuffix(short, "Type"):
		return local
	}
	return short
}

// fitType shortens the name of an anonymous type whose path is too long: to its
// ends when they fit, else with a digest.
func fitType(ident string, name ir.QName) string {
	limit := typeLimit(name)
	if !tooLong(ident, limit) {
		return ident
	}
	if path := strings.Split(name.Local, "/"); len(path) > 2 {
		ends := exported(withoutType(path[0]+"/"+path[len(path)-1], false))
		if !tooLong(ends, limit) {
			return ends
		}
	}
	return fit(ident, limit, name.String())
}

// typeLimit returns how long the name of a type may be. The name of an anonymous
// type in its document is the end of its path.
func typeLimit(name ir.QName) int {
	return limitFor(name.Local[strings.LastIndexByte(name.Local, '/')+1:])
}

// valueItem names a value of an enumeration after its type. stem is what its
// words need not repeat.
func valueItem(e *ir.Enum, stem string, v *ir.EnumValue) *item {
	text := v.Name.Local
	words := camel(text)
	if words == "" {
		words = aloud(text)
	}
	words = withoutStem(words, stem)
	name := joined(e.Go, words)
	i := &item{node: ir.Node{Decl: &v.Decl, In: &e.Decl, Of: v}, exact: e.Go + text}
	i.names = []string{fit(name, limitFor(text), e.Name.String(), text)}
	i.more = func() []string {
		names := []string{name + distinction(text), name + "Value", e.Go + "_" + words, e.Go + "_" + escape(text)}
		return unlike(name, names, limitFor(text), e.Name.String(), text)
	}
	return i
}

// fit returns an identifier, shortened when it is longer than limit. The parts
// say what it is for.
func fit(ident string, limit int, parts ...string) string {
	if !tooLong(ident, limit) {
		return ident
	}
	return shorten(ident, limit, 8, parts...)
}

// unlike returns the names that differ from the first choice and are not too
// long, and behind them two that nothing with other parts has.
func unlike(first string, names []string, limit int, parts ...string) []string {
	names = slices.DeleteFunc(names, func(s string) bool { return s == first || tooLong(s, limit) })
	return append(names, shorten(first, limit, 8, parts...), shorten(first, limit, 32, parts...))
}

// joined joins two runs of words, so that no two numbers become one.
func joined(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if unicode.IsDigit(last) && unicode.IsDigit(first) {
		return a + "_" + b
	}
	return a + b
}

// stemOf returns the words of an enumeration's name that its values may leave
// out: at least two, for one alone may well be meant.
func stemOf(e *ir.Enum) string {
	stem := strings.TrimSuffix(strings.TrimSuffix(camel(e.Name.Local), "Type"), "Code")
	if len(split(stem)) < 2 {
		return ""
	}
	return stem
}

// withoutStem drops the stem from the front of the words: of
// AverageMonthlyVolumeType, AverageMonthlyVolume-Range1 is just Range1.
func withoutStem(words, stem string) string {
	rest, found := strings.CutPrefix(words, stem)
	first, _ := utf8.DecodeRuneInString(rest)
	if stem == "" || !found || !isCapital(first) && !unicode.IsDigit(first) {
		return words
	}
	return rest
}

// fieldItem names a field or a case.
func fieldItem(in *ir.Decl, f *ir.Field) *item {
	n := ir.Node{Decl: &f.Decl, In: in, Of: f}
	rank, kind := elementRank, "Element"
	switch xml := f.Wire.XML; {
	case xml == nil:
		kind = "Field"
	case xml.Form == ir.Attribute:
		rank, kind = attributeRank, "Attr"
	case xml.Form == ir.Text:
		rank, kind = textRank, "Text"
	case xml.Form != ir.Element:
		rank, kind = groupRank, "Group"
	}
	i := plainItem(n, f.Name.Local, kind)
	i.rank += rank
	return i
}

// plainItem names a declaration by the words of a spelling. kind is what may be
// added to tell it from others.
func plainItem(n ir.Node, spelling, kind string) *item {
	name := exported(spelling)
	of := n.Decl.Name
	i := &item{node: n, exact: spelling, names: []string{fit(name, limitFor(spelling), spelling)}}
	var names []string
	if n.In != nil && of.Space != "" && of.Space != n.In.Name.Space {
		i.rank = foreign
		names = []string{name + ofSpace(of.Space)}
	}
	i.more = func() []string {
		names = append(names, others(name, distinction(of.Local), of, kind)...)
		return unlike(name, names, limitFor(of.Local), n.Kind(), of.String())
	}
	return i
}

// others returns the names that a declaration may get when the one it wants is
// another's: they say how it is spelled, what it is, or what namespace it has.
func others(name, spelled string, of ir.QName, kind string) []string {
	if strings.HasSuffix(name, kind) {
		kind = ""
	}
	names := []string{name + spelled, name + kind, name + spelled + kind}
	if kind == "Attr" || kind == "Text" || kind == "Record" { // a namesake of another kind is more likely than one spelled alike
		names[0], names[1] = names[1], names[0]
	}
	space := ofSpace(of.Space)
	return append(names, name+space, name+spelled+space+kind, name+"_"+escape(of.Local))
}

// IsExported reports whether name is an exported Go identifier.
func IsExported(name string) bool { return token.IsIdentifier(name) && token.IsExported(name) }

// Unexported returns an exported name as an unexported one: "PayerID" as
// "payerID", "APIType" as "apiType". A line is added where that is a keyword or
// would hide something predeclared. Different names may give the same result
// ("APIType" and "ApiType"), so it is for scopes that know what they declare.
func Unexported(name string) string {
	head, last := 0, rune(0)
	for i, r := range name {
		head = i + utf8.RuneLen(r)
		if i > 0 && (!isCapital(r) || wordBegins(last, r, name[head:])) {
			head = i
			break
		}
		last = r
	}
	lower := strings.ToLower(name[:head]) + name[head:]
	if isReserved(lower) {
		return lower + "_"
	}
	return lower
}
