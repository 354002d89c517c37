package ir

import (
	"maps"
	"slices"
	"strings"
)

// Kind says what a node is, in one word: "type", "message", "operation",
// "element", "attribute" …
func (n Node) Kind() string {
	switch of := n.Of.(type) {
	case *Operation:
		return "operation"
	case *Service:
		return "service"
	case *Message, *Part:
		return "part"
	case *Param:
		return "parameter"
	case *Decl:
		return "record"
	case *EnumValue:
		return "value"
	case *Field:
		switch xml := of.Wire.XML; {
		case xml == nil:
			return "member"
		case xml.Form == Element || xml.Form == Attribute || xml.Form == Text:
			return formNames[xml.Form]
		}
		return "group"
	case *Struct:
		if len(of.Root) > 0 {
			return "message"
		}
	}
	return "type"
}

// Path returns the node's names from the outside in: "{urn:x}Order/Item".
func (n Node) Path() string {
	if n.In == nil {
		return n.Decl.Name.String()
	}
	return n.In.Name.String() + "/" + n.Decl.Name.Local
}

// fullPath is Path with the namespace of a member: "{urn:x}Order/{urn:y}Item".
func (n Node) fullPath() string {
	if n.In == nil {
		return n.Path()
	}
	return n.In.Name.String() + "/{" + n.Decl.Name.Space + "}" + n.Decl.Name.Local
}

// An Index finds the declarations of an API by address. An address is a path;
// where several declarations have that path, their kind and a space stand in
// front, and where that does not tell them apart the member has its namespace.
type Index struct {
	tops    map[string][]Node // types and operations by path
	members map[*Decl][]Node
}

// NewIndex returns the index of api as it is now.
func NewIndex(api *API) *Index {
	x := &Index{tops: make(map[string][]Node, len(api.Types)), members: map[*Decl][]Node{}}
	Walk(api, func(n Node) {
		if n.In == nil {
			x.tops[n.Path()] = append(x.tops[n.Path()], n)
		} else {
			x.members[n.In] = append(x.members[n.In], n)
		}
	})
	return x
}

// Address returns the shortest address that means n alone.
func (x *Index) Address(n Node) string {
	for _, address := range []string{n.Path(), n.Kind() + " " + n.Path()} {
		if len(x.Find(address)) == 1 {
			return address
		}
	}
	return n.Kind() + " " + n.fullPath()
}

// Find returns the nodes that an address may mean: one when it is right.
func (x *Index) Find(address string) []Node {
	if nodes := x.at(address); nodes != nil {
		return nodes
	}
	kind, path, _ := strings.Cut(address, " ")
	return slices.DeleteFunc(x.at(path), func(n Node) bool { return n.Kind() != kind })
}

// at returns the nodes of a path. A line in it may be part of a name, so the
// path is split at each of them.
func (x *Index) at(path string) []Node {
	nodes := slices.Clone(x.tops[path])
	for i := range len(path) {
		if path[i] != '/' {
			continue
		}
		for _, top := range x.tops[path[:i]] {
			for _, n := range x.members[top.Decl] {
				if n.Decl.Name.Local == path[i+1:] || n.fullPath() == path {
					nodes = append(nodes, n)
				}
			}
		}
	}
	return nodes
}

// Paths returns the paths of all types and operations, ordered.
func (x *Index) Paths() []string { return slices.Sorted(maps.Keys(x.tops)) }

// Members returns the names of what the types and operations at a path declare,
// in its order, and whether there are any such types.
func (x *Index) Members(path string) (names []string, ok bool) {
	for _, top := range x.tops[path] {
		for _, n := range x.members[top.Decl] {
			names = append(names, n.Decl.Name.Local)
		}
	}
	return names, x.tops[path] != nil
}

// Addresses returns the addresses of the nodes, ordered.
func (x *Index) Addresses(nodes []Node) []string {
	var all []string
	for _, n := range nodes {
		all = append(all, x.Address(n))
	}
	slices.Sort(all)
	return slices.Compact(all)
}
