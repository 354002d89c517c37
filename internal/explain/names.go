package explain

import (
	"strings"

	"github.com/ppgen/ppgen/ir"
)

// names returns what can be asked for, for suggestions.
func (x *rest) names() map[string]bool {
	names := nameSet{}
	for _, t := range x.types {
		x.addType(names, t)
	}
	for _, api := range x.apis {
		for _, v := range issuesIn(api) {
			names.add(v.Name.Local)
			names.inGo(api.Name, v.Go)
		}
		for _, op := range api.Ops {
			addOperation(names, api, op)
		}
	}
	return names
}

type nameSet map[string]bool

func (n nameSet) add(names ...string) {
	for _, name := range names {
		n[name] = true
	}
}

// inGo adds names of a package, with the package and without it.
func (n nameSet) inGo(pkg string, names ...string) {
	for _, name := range names {
		n.add(name, pkg+"."+name)
	}
}

func (x *rest) addType(names nameSet, t ir.Named) {
	pkg, local, _ := strings.Cut(x.goType(t), ".")
	names.inGo(pkg, local)
	names.add(t.Declaration().Name.Local)
	for _, f := range fieldsOf(t) {
		names.inGo(pkg, local+"."+goMember(f))
		addMember(names, t.Declaration().Name.Local, f)
	}
	if e, ok := t.(*ir.Enum); ok {
		for _, v := range e.Values {
			names.inGo(pkg, v.Go)
			names.add(v.Name.Local)
		}
	}
}

func addOperation(names nameSet, api *ir.API, op *ir.Operation) {
	r := op.REST
	names.add(op.Name.Local, r.Path, r.Method+" "+r.Path)
	names.inGo(api.Name, r.Service.Go+"."+op.Go, r.Service.Go+"Service."+op.Go)
	for _, p := range paramsOf(api, op) {
		names.add(p.field.Name.Local)
	}
}

// addMember adds the ways to write a member: alone, in its record, and in front
// of those of its own record.
func addMember(names nameSet, record string, f *ir.Field) {
	name := jsonName(f)
	if name == "" {
		return
	}
	names.add(name, record+"/"+name)
	if t := ir.NamedIn(f.Type); t != nil {
		for _, inner := range fieldsOf(t) {
			names.add(joinMember(name, inner))
		}
	}
}
