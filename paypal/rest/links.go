package rest

import "github.com/ppgen/ppgen/paypal"

// A Link is what an answer offers to do next, such as the page where a buyer
// approves an order. paypal.FindLink picks one.
type Link = paypal.Link

// link gives Link the method of an Object, which only this package can.
type link paypal.Link

// JSONFields adds the members of a link.
func (l *link) JSONFields(f *Fields) {
	f.RequiredString("href", &l.Href)
	f.RequiredString("rel", &l.Rel)
	f.String("method", &l.Method)
	f.String("encType", &l.EncType)
}

// Link adds a link that may be absent.
func (f *Fields) Link(name string, p **Link) {
	l := (*link)(*p)
	Record(f, name, &l)
	*p = (*Link)(l)
}

// Links adds a list of links.
func (f *Fields) Links(name string, p *[]Link) {
	f.objects(name, *p == nil, len(*p), func(i int) Object { return (*link)(nth(p, i)) })
}

// LinkItem adds a link of a list or a map.
func (f *Fields) LinkItem(l *Link) { f.Object("", (*link)(l)) }
