package rest

import "slices"

// object is a pointer to a T that is an Object, so that functions with a type
// parameter can make new ones.
type object[T any] interface {
	*T
	Object
}

// Record adds a record or union that may be absent.
//
// This function and Records leave to others what does not depend on their type
// parameters: the compiler makes a copy of them for every type.
func Record[T any, P object[T]](f *Fields, name string, p *P) {
	if f.reading || *p != nil {
		record[T](f, name, p)
	}
}

// record is apart from Record so that the compiler puts that into its callers: most
// records of a message are absent.
func record[T any, P object[T]](f *Fields, name string, p *P) {
	if !f.reading {
		f.Object(name, *p)
		return
	}
	if f.r.match(name) {
		if x := P(new(T)); f.readRecord(x) {
			*p = x
		}
	}
}

func (f *Fields) readRecord(x Object) bool {
	ok := !f.r.null() && f.readObject(x)
	f.r.next(ok)
	return ok
}

// Records adds a list of records or unions. A nil list is absent, as are all nil
// lists and maps below; within a list or a map it is empty instead.
func Records[T any, P object[T]](f *Fields, name string, p *[]T) {
	if f.reading || *p != nil || name == "" {
		records[T, P](f, name, p)
	}
}

// records is apart from Records, as record is from Record.
func records[T any, P object[T]](f *Fields, name string, p *[]T) {
	f.objects(name, *p == nil, len(*p), func(i int) Object { return P(nth(p, i)) })
}

// nth returns an item of a list, as objects wants it.
func nth[T any](p *[]T, i int) *T {
	switch {
	case i < 0:
		*p = []T{}
		return nil
	case i == len(*p):
		*p = appendZero(*p)
	}
	return &(*p)[i]
}

// objects adds a list of n objects. item returns one of them; it makes the list
// empty when i is negative, and one longer when i is its length.
func (f *Fields) objects(name string, absent bool, n int, item func(i int) Object) {
	switch {
	case f.reading:
		if f.r.match(name) {
			f.readObjects(item)
		}
	case absent:
		f.absent(name, "[]")
	default:
		f.writeList(name, n, func(i int) { f.writeObject("", item(i)) })
	}
}

func (f *Fields) readObjects(item func(i int) Object) {
	ok := f.r.openList()
	if ok {
		item(-1)
		for i := 0; f.r.nextItem(); i++ {
			if x := item(i); !f.r.null() {
				f.readObject(x)
			}
		}
	}
	f.r.next(ok)
}

// appendZero appends an item to fill in. A list that has more than one item is
// likely to have some.
func appendZero[T any](list []T) []T {
	if len(list) == 1 {
		list = slices.Grow(list, 3)
	}
	return append(list, *new(T))
}

// Strings adds a list of texts.
func Strings[T ~string](f *Fields, name string, p *[]T) { List(f, name, p, addText) }

// addText adds text of any type as a value.
func addText[T ~string](f *Fields, v *T) {
	if f.reading {
		if f.r.match("") {
			readText(&f.r, v)
		}
		return
	}
	f.writeText("", string(*v))
}

// List adds a list of any other items. item adds one value with the empty name.
func List[T any](f *Fields, name string, p *[]T, item func(*Fields, *T)) {
	switch {
	case f.reading:
		if f.r.match(name) {
			readList(f, p, item)
		}
	case *p == nil:
		f.absent(name, "[]")
	default:
		f.writeList(name, len(*p), func(i int) { item(f, &(*p)[i]) })
	}
}

func readList[T any](f *Fields, p *[]T, item func(*Fields, *T)) {
	ok := f.r.openList()
	if ok {
		list := []T{}
		for f.r.nextItem() {
			list = appendZero(list)
			readAs(f, &list[len(list)-1], item)
		}
		*p = list
	}
	f.r.next(ok)
}

// Map adds an object with members of any name. value adds one value with the
// empty name. Members are written ordered by name.
func Map[T any](f *Fields, name string, p *map[string]T, value func(*Fields, *T)) {
	if f.reading {
		if f.r.match(name) {
			readMap(f, p, value)
		}
		return
	}
	if *p == nil {
		f.absent(name, "{}")
		return
	}
	f.member(name)
	if !f.enter(name) {
		return
	}
	start := len(f.w.b)
	writeMembers(f, *p, value)
	f.w.close(start, '{', '}')
	f.leave(name)
}

func readMap[T any](f *Fields, p *map[string]T, value func(*Fields, *T)) {
	ok := f.r.openMap()
	if ok {
		*p = map[string]T{}
		for f.r.nextMember() {
			readMember(f, *p, value)
		}
	}
	f.r.next(ok)
}

// readMember reads the member that comes next into a map.
func readMember[T any](f *Fields, m map[string]T, value func(*Fields, *T)) {
	name := f.r.copy(f.r.memberName())
	if _, ok := m[name]; ok {
		f.r.reject("the member is there twice")
		return
	}
	var v T
	readAs(f, &v, value)
	m[name] = v
}

// writeMembers writes the members of a map.
func writeMembers[T any](f *Fields, m map[string]T, value func(*Fields, *T)) {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		f.w.b = append(f.w.b, ',')
		f.writeText(name, name)
		f.w.b = append(f.w.b, ':')
		v := m[name]
		if value(f, &v); f.w.err != nil {
			f.w.err.within(name)
			return
		}
	}
}

// StringMap adds an object with texts under any name.
func StringMap[T ~string](f *Fields, name string, p *map[string]T) { Map(f, name, p, addText) }

// RecordMap adds an object with records or unions under any name.
func RecordMap[T any, P object[T]](f *Fields, name string, p *map[string]T) {
	Map(f, name, p, func(f *Fields, v *T) { f.Object("", P(v)) })
}

// Extra adds the members of the object that the contract does not name, each
// with a value as value describes it.
func Extra[T any](f *Fields, p *map[string]T, value func(*Fields, *T)) {
	switch {
	case !f.reading:
		writeMembers(f, *p, value)
	case f.r.sweep.mode == readExtra:
		if *p == nil {
			*p = map[string]T{}
		}
		readMember(f, *p, value)
		f.r.sweep.mode = readMembers
	}
}
