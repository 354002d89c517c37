package paypal

// A Link is what a REST answer offers to do next.
type Link struct {
	Href    string `json:"href"`
	Rel     string `json:"rel"`              // what it leads to: "self", "approve", "next"
	Method  string `json:"method,omitempty"` // GET when empty
	EncType string `json:"encType,omitempty"`
}

// FindLink returns the first link of a relation.
func FindLink(links []Link, rel string) (Link, bool) {
	for _, l := range links {
		if l.Rel == rel {
			return l, true
		}
	}
	return Link{}, false
}
