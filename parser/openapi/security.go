package openapi

import (
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/ppgen/ppgen/ir"
)

// security reads which scopes an operation needs, or that it needs nothing.
func (r *reader) security(rest *ir.RESTBinding, op *openapi3.Operation) {
	required := r.doc.Security
	if op.Security != nil {
		required = *op.Security
		rest.Public = len(required) == 0
	}
	for _, alternative := range required {
		rest.Public = rest.Public || len(alternative) == 0
		for _, scheme := range sortedKeys(alternative) {
			for _, scope := range alternative[scheme] {
				if !slices.Contains(rest.Scopes, scope) {
					rest.Scopes = append(rest.Scopes, scope)
				}
			}
		}
	}
}

// schemes checks the security schemes. The runtime sends OAuth 2 access tokens,
// and nothing else.
func (r *reader) schemes(root *node) {
	for kid := range root.at("components", "securitySchemes").all() {
		n := r.p.deref(kid)
		if n == nil {
			continue
		}
		switch kind := n.str("type"); kind {
		case "oauth2", "openIdConnect":
		case "http":
			if scheme := n.str("scheme"); scheme != "bearer" {
				r.foreign(kid, "http "+scheme)
			}
		case "apiKey":
			if r.token(n, n.str("name")) {
				r.foreign(kid, kind)
			}
		case "mutualTLS":
			r.foreign(kid, kind)
		default:
			r.p.list.Errorf(n.pos(), kid.pointer(), "%q is not a type of security schemes: expected oauth2, openIdConnect, http, apiKey or mutualTLS", kind)
		}
	}
}

func (r *reader) foreign(n *node, kind string) {
	r.p.list.Warnf(n.pos(), n.pointer(), "credentials of the kind %q are not sent; the runtime sends OAuth 2 access tokens", kind)
}
