package openapi

import (
	"net/url"
	"path"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/ppgen/ppgen/ir"
)

// servers reads the base addresses of a document.
func (r *reader) servers(servers openapi3.Servers) []*ir.Server {
	var all []*ir.Server
	for _, s := range servers {
		n := r.frame.node(s.Extensions)
		address, ok := r.address(n)
		if !ok {
			continue
		}
		all = append(all, &ir.Server{Decl: ir.Decl{Name: ir.QName{Local: address}, Docs: docsOf(n), Pos: n.pos()}})
	}
	return all
}

// address returns the URL of a server, with its variables replaced by their
// defaults.
func (r *reader) address(n *node) (string, bool) {
	address := n.str("url")
	for v := range n.get("variables").all() {
		address = strings.ReplaceAll(address, "{"+v.name+"}", v.str("default"))
	}
	u, err := url.Parse(address)
	switch {
	case err != nil || strings.ContainsAny(address, "\"'`<>\\^|{} \t") || u.RawQuery != "" || u.Fragment != "",
		u.Scheme != "" && u.Scheme != "https" && u.Scheme != "http",
		u.User != nil || u.Opaque != "":
		r.p.list.Errorf(n.get("url").pos(), n.pointer(), "%q is not the address of a server: expected https, a host, and a path", address)
		return "", false
	}
	return address, true
}

// basePath returns the path that the servers put before every path: that of the
// innermost ones.
func (r *reader) basePath(levels ...openapi3.Servers) string {
	for _, servers := range levels {
		if len(servers) == 0 {
			continue
		}
		base := ""
		for i, s := range servers {
			n := r.frame.node(s.Extensions)
			address, ok := r.address(n)
			if !ok {
				return ""
			}
			u, _ := url.Parse(address)
			own := strings.TrimRight(u.Path, "/")
			if i > 0 && own != base {
				r.p.list.Warnf(n.pos(), n.pointer(), "the servers have different paths: %q and %q; the first is taken", base, own)
				break
			}
			base = own
		}
		if base != "" {
			return path.Clean("/" + base)
		}
		return ""
	}
	return ""
}
