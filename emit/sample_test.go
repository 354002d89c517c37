package emit

import "github.com/ppgen/ppgen/ir"

// sample is an API with every construct that emit writes, one record for each
// kind. internal/sample is the package it becomes, with tests beside it.
func sample() *builder {
	b := newBuilder()
	status := b.enum("Status", "Open", "Closed")
	status.Values[0].Docs.Text = "Not yet paid."
	token := b.alias("Token", scalar(ir.String, ir.Facet{Name: "maxLength", Value: "20"}))
	amount := b.amount("BasicAmount")

	b.values(status, token, amount)
	b.attributes(status, token)
	b.lists(status, token, amount)
	party := b.party(status)
	b.records(party, amount)
	b.groups(amount, party)
	b.content(amount, party)
	b.openContent()
	b.twins()
	b.overlaps()
	b.otherAmounts()
	b.calls(status)
	return b
}

// values adds a message with a leaf of each kind, absent or required.
func (b *builder) values(status *ir.Enum, token *ir.Alias, amount *ir.Struct) {
	stamp := b.alias("Stamp", scalar(ir.DateTime))
	hex := &ir.Scalar{Kind: ir.Bytes, Format: "hexBinary"}
	kinds := []struct {
		name string
		typ  ir.Type
	}{
		{"String", scalar(ir.String)}, {"Bool", scalar(ir.Bool)}, {"Int", scalar(ir.Int)}, {"Long", scalar(ir.Long)},
		{"Decimal", scalar(ir.Decimal)}, {"Time", scalar(ir.DateTime)}, {"Base64", scalar(ir.Bytes)}, {"Hex", hex},
		{"Enum", status}, {"Token", token}, {"Stamp", stamp}, {"Amount", amount},
		{"Packed", packed(status)}, {"Numbers", packed(scalar(ir.Long))},
	}
	var fields []*ir.Field
	for _, k := range kinds {
		fields = append(fields, element("Opt"+k.name, k.typ), required(element("Req"+k.name, k.typ)))
		if k.name != "Packed" && k.name != "Numbers" {
			fields = append(fields, with(required(element("Nil"+k.name, k.typ)), func(f *ir.Field) { f.Nillable = true }))
		}
	}
	fields = append(fields,
		fixed(element("FixedString", scalar(ir.String)), "always"),
		fixed(element("FixedInt", scalar(ir.Int)), "7"),
	)
	s := b.message("Values", fields...)
	s.Docs.Text = "Values are the leaves of a message."
}

func fixed(f *ir.Field, value string) *ir.Field {
	return with(required(f), func(f *ir.Field) { f.Fixed = value })
}

// attributes adds a message with an attribute of each kind around a text.
func (b *builder) attributes(status *ir.Enum, token *ir.Alias) {
	attr := func(name string, t ir.Type) *ir.Field { return form(name, t, ir.Attribute) }
	b.message("Attributes",
		attr("OptString", scalar(ir.String)), required(attr("ReqString", scalar(ir.String))),
		attr("OptBool", scalar(ir.Bool)), required(attr("ReqBool", scalar(ir.Bool))),
		attr("OptInt", scalar(ir.Int)), required(attr("ReqInt", scalar(ir.Int))),
		attr("OptLong", scalar(ir.Long)), attr("OptDecimal", scalar(ir.Decimal)), required(attr("ReqDecimal", scalar(ir.Decimal))),
		attr("OptBytes", scalar(ir.Bytes)), attr("OptEnum", status), attr("OptToken", token),
		attr("Packed", packed(scalar(ir.Int))), fixed(attr("FixedString", scalar(ir.String)), "always"),
		fixed(attr("FixedBool", scalar(ir.Bool)), "true"),
		inSpace(attr("lang", scalar(ir.String)), xmlSpace),
		form("Value", scalar(ir.Int), ir.Text),
	).Fields[15].Go = "Lang"
}

// lists adds a message with a list of each kind.
func (b *builder) lists(status *ir.Enum, token *ir.Alias, amount *ir.Struct) {
	b.message("Lists",
		with(required(element("Strings", list(scalar(ir.String)))), func(f *ir.Field) { f.Type.(*ir.List).Max = 3 }),
		element("Bools", list(scalar(ir.Bool))), element("Ints", list(scalar(ir.Int))), element("Longs", list(scalar(ir.Long))),
		element("Decimals", list(scalar(ir.Decimal))), element("Times", list(scalar(ir.DateTime))),
		element("Blobs", list(scalar(ir.Bytes))), element("Enums", list(status)), element("Tokens", list(token)),
		element("Amounts", list(amount)), element("Rows", list(packed(scalar(ir.Int)))),
	)
}

// party adds a record with an attribute, which other records hold.
func (b *builder) party(status *ir.Enum) *ir.Struct {
	name := documented(element("Name", scalar(ir.String)), "Name of the party.\n\nAs it is known.")
	return b.record("Party", name, with(form("kind", status, ir.Attribute), func(f *ir.Field) { f.Go = "Kind" }))
}

// records adds a message whose parts are records, one of them the message's own
// type and one that may be nil.
func (b *builder) records(party, amount *ir.Struct) {
	address := b.record("Address", element("Street", scalar(ir.String)), element("City", scalar(ir.String)))
	base := b.record("AbstractRecords", element("Address", address))
	base.Abstract = true
	s := b.message("Records",
		base.Fields[0], element("Payer", party), element("Payees", list(party)),
		with(required(element("Nillable", address)), func(f *ir.Field) { f.Nillable = true }),
		inChoice(element("Card", party), 1), inChoice(element("Account", party), 2), inChoice(element("Cash", amount), 3),
	)
	s.Base, s.Inherited = base, 1
	s.Fields = append(s.Fields, element("Inner", s))
}

func inChoice(f *ir.Field, arm int) *ir.Field {
	return with(f, func(f *ir.Field) { f.Choice = []ir.Branch{{Group: 1, Arm: arm, Required: true}} })
}

// groups adds messages with content that has no element around it: a choice and
// a sequence that repeat, one inside the other, and mixed content.
func (b *builder) groups(amount, party *ir.Struct) {
	str := scalar(ir.String)
	item := b.union("Item", element("Note", str), element("Total", amount), element("Who", party), element("Count", scalar(ir.Int)), element("Words", list(str)))
	b.message("Choices", element("Before", str), form("Items", list(item), ir.Inline), element("After", str))

	pair := b.record("Pair", required(element("Key", str)), element("Val", list(str)))
	row := b.record("Row", required(element("ID", str)), form("Pairs", list(pair), ir.Inline), element("End", str))
	b.message("Sequences", form("Rows", list(row), ir.Inline))

	part := b.union("Part", form("Text", str, ir.Text), element("Pause", str), form("Pair", pair, ir.Inline))
	b.message("Mixed", form("lang", str, ir.Attribute), form("Parts", list(part), ir.Inline)).Fields[0].Go = "Lang"
}

// content adds a message with elements that are one of several: by xsi:type, by
// their children, and by the element that stands for another.
func (b *builder) content(amount, party *ir.Struct) {
	named := func(f *ir.Field, typ string) *ir.Field {
		f.Wire.XML = &ir.XML{Form: ir.Inline}
		if typ != "" {
			f.Wire.XML.Type = ir.QName{Space: nsB, Local: typ}
		}
		return f
	}
	animal := b.union("Animal",
		named(element("Animal", party), ""), named(element("Dog", party), "Dog"), named(element("Price", amount), "Price"),
	)
	shape := b.union("Shape", element("Circle", scalar(ir.Decimal)), element("Square", party), element("Dots", list(scalar(ir.Int))))
	head := b.union("Head_", element("Plain", scalar(ir.String)), element("Rich", party))
	head.Go = "Heading"
	b.message("Content",
		element("Pet", animal), element("Pets", list(animal)), element("Shape", shape), element("Shapes", list(shape)),
		form("Heading", head, ir.Inline),
	)
}

// openContent adds a message that takes elements and attributes the contract
// does not name, with an element behind them.
func (b *builder) openContent() {
	b.message("Open",
		form("Any", list(&ir.Raw{}), ir.AnyElement), element("Token", scalar(ir.String)), element("Anything", &ir.Raw{}),
		form("id", scalar(ir.String), ir.Attribute), form("Attrs", list(&ir.Raw{}), ir.AnyAttribute),
	).Fields[3].Go = "ID"
}

// twins adds a message with two elements of one local name.
func (b *builder) twins() {
	second := inSpace(element("Version", scalar(ir.String)), nsB)
	second.Go = "VersionB"
	b.message("Twins", element("Version", scalar(ir.String)), second)
}

// overlaps adds a message with an element whose name comes back in a group, and
// a group that takes any element.
func (b *builder) overlaps() {
	str := scalar(ir.String)
	row := b.record("Entry", required(element("Key", str)), form("Any", list(&ir.Raw{}), ir.AnyElement))
	b.message("Overlaps", element("Key", str), element("Alone", str), form("Entries", list(row), ir.Inline))

	either := b.union("Either", element("Left", scalar(ir.Bytes)), element("Right", packed(str)), form("Any", list(&ir.Raw{}), ir.AnyElement))
	b.message("Anything", form("Items", list(either), ir.Inline))
}

// otherAmounts adds a message with amounts that are spelled otherwise.
func (b *builder) otherAmounts() {
	amountOf := func(name string, value, currency *ir.Field) *ir.Struct {
		s := b.record(name, inRole(required(value), ir.AmountValue), inRole(currency, ir.AmountCurrency))
		s.Role = ir.AmountRole
		return s
	}
	price := amountOf("Price", element("Value", scalar(ir.Decimal)), element("Currency", scalar(ir.String)))
	fee := amountOf("Fee", form("value", scalar(ir.Decimal), ir.Attribute), form("currency", scalar(ir.String), ir.Attribute))
	fee.Fields[0].Go, fee.Fields[1].Go = "Value", "Currency"
	b.message("Amounts", element("Price", price), element("Fee", fee))
}

// calls adds operations, with what the runtime asks of requests and responses.
func (b *builder) calls(status *ir.Enum) {
	str := scalar(ir.String)
	in := b.message("PayRequest",
		inRole(required(inSpace(element("Version", str), nsB)), ir.RequestVersion),
		element("Memo", str),
	)
	in.Role, in.Root = ir.RequestRole, []ir.QName{{Space: nsA, Local: "PayReq"}, {Space: nsA, Local: "PayRequest"}}

	param := b.record("ErrorParameter", inRole(with(form("ParamID", str, ir.Attribute), func(f *ir.Field) {}), ir.ParamID), inRole(element("Value", str), ir.ParamValue))
	param.Role = ir.ParamRole
	failure := b.record("Failure",
		inRole(element("ErrorCode", str), ir.ErrorCode), inRole(element("ShortMessage", str), ir.ErrorShortMessage),
		inRole(element("LongMessage", str), ir.ErrorLongMessage), inRole(element("Severity", status), ir.ErrorSeverity),
		inRole(element("ErrorParameters", list(param)), ir.ErrorParameters),
	)
	failure.Role = ir.ErrorRole
	base := b.record("AbstractResponse",
		inRole(element("Timestamp", scalar(ir.DateTime)), ir.ResponseTimestamp), inRole(element("Ack", status), ir.ResponseAck),
		inRole(element("CorrelationID", str), ir.ResponseCorrelationID), inRole(element("Errors", list(failure)), ir.ResponseErrors),
		inRole(element("Version", str), ir.ResponseVersion), inRole(element("Build", str), ir.ResponseBuild),
	)
	base.Role = ir.ResponseRole
	out := b.message("PayResponse", append(base.Fields[:6:6], element("ID", str))...)
	out.Base, out.Inherited = base, 6

	header := b.message("Header", element("Trace", str))
	fault := b.message("FaultDetail", element("Reason", str))
	pay := b.operation("Pay", in, out)
	pay.Docs = ir.Docs{Text: "Sends money to somebody.", Deprecated: "use something else."}
	pay.Repeat = ir.Repeat{MovesMoney: true, Key: "MsgSubID", KeyDays: 13}
	pay.SOAP.Action = "urn:a#Pay"
	pay.SOAP.Headers = []*ir.Message{{Type: header}}
	pay.SOAP.Faults = []*ir.Message{{Type: fault}}

	look := b.operation("Look", b.message("LookRequest"), b.message("LookResponse"))
	look.Docs.Text = "Look answers what there is."
	look.Repeat.ReadOnly = true
	ping := b.operation("Ping", nil, nil)
	ping.SOAP.SOAP12 = true
	modern := b.operation("Modern", b.message("ModernRequest"), nil)
	modern.SOAP.SOAP12 = true
}
