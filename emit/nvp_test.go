package emit

import (
	"slices"
	"strings"
	"testing"

	"github.com/ppgen/ppgen/ir"
)

// path is a way to a leaf; a step "Items[n]" is an element of a list.
func path(s *ir.Struct, steps ...string) []ir.NVPStep {
	var list []ir.NVPStep
	for _, step := range steps {
		name, index, _ := strings.Cut(strings.TrimSuffix(step, "]"), "[")
		for _, f := range s.Fields {
			if f.Go == name {
				list = append(list, ir.NVPStep{Field: f})
			}
		}
		if last := &list[len(list)-1]; index != "" {
			last.Index = index[0]
		}
		if inner, ok := elem(list[len(list)-1].Field.Type).(*ir.Struct); ok {
			s = inner
		}
	}
	return list
}

// key reads a name with its letters: "L_SHOP_n_NAMEm", with the scope SHOP_n_.
func key(scope, name string) ir.NVPKey {
	k := ir.NVPKey{Scope: scope, Name: name}
	if rest, ok := strings.CutPrefix(k.Name, "L_"); ok {
		k.Listed, k.Name = true, rest
	}
	if last := k.Name[len(k.Name)-1]; last == 'n' || last == 'm' || last == '0' {
		k.Index, k.Name = last, k.Name[:len(k.Name)-1]
	}
	return k
}

func pair(k ir.NVPKey, format ir.NVPFormat, path []ir.NVPStep) *ir.NVPPair {
	return &ir.NVPPair{Key: k, Format: format, Path: path}
}

// shop is an API that has all that NVP can make of names, and one operation that
// it knows nothing of.
func shop() *builder {
	b := newBuilder()
	str, whole := scalar(ir.String), scalar(ir.Int)
	color := b.enum("Color", "Red", "DarkBlue")
	amount := b.amount("BasicAmount")
	fee := b.record("Fee", element("Kind", str), element("Value", amount))
	choice := b.record("Choice", element("Name", str), element("Type", color))
	item := b.record("Item", element("Name", str), element("Price", amount), element("Fees", list(fee)), element("Unnamed", str))
	person := b.record("Person", element("Name", str), element("Nick", str))
	payment := b.record("Payment", element("Total", amount), element("Action", color), element("To", person), element("Items", list(item)), element("Store", str))
	option := b.record("Option", element("Name", str), element("Choices", list(choice)))
	card := b.record("Card", element("Month", whole), element("Year", whole))
	in := b.message("BuyRequest",
		inRole(required(element("Version", str)), ir.RequestVersion), element("Action", color), element("Limit", amount), element("Free", amount),
		element("Payments", list(payment)), element("Options", list(option)), element("Notes", list(str)), element("Colors", list(color)),
		element("Balances", list(amount)), element("Balance", amount), element("Single", person), element("Card", card), required(element("Sure", scalar(ir.Bool))),
		element("Perhaps", scalar(ir.Bool)), required(element("Count", whole)), element("Size", scalar(ir.Long)), element("When", scalar(ir.DateTime)),
		element("Answers", list(str)), element("People", list(person)),
	)
	in.Role = ir.RequestRole
	out := b.message("BuyResponse", element("Quoted", str), element("Ratio", scalar(ir.Decimal)), element("Remark", str), element("Seller", person))

	total := pair(key("SHOP_n_", "CURRENCY"), ir.NVPCurrency, path(in, "Payments[n]", "Total"))
	each := pair(key("", "L_CURRENCYn"), ir.NVPCurrency, path(in, "Balances[n]"))
	feeCurrency := pair(ir.NVPKey{Listed: true, Scope: "FEEm", Name: "CURRENCY"}, ir.NVPCurrency, path(in, "Payments[n]", "Items[m]", "Fees[0]", "Value"))
	money := func(k ir.NVPKey, currency *ir.NVPPair, p []ir.NVPStep) *ir.NVPPair {
		return &ir.NVPPair{Key: k, Format: ir.NVPAmount, Currency: currency, Path: p}
	}
	alias := func(p *ir.NVPPair, keys ...ir.NVPKey) *ir.NVPPair {
		for _, k := range keys {
			p.Aliases = append(p.Aliases, ir.NVPAlias{Key: k})
		}
		return p
	}
	spelling := &ir.NVPSpelling{Enum: color, Values: []ir.NVPValue{{Value: color.Values[0], Text: "1"}, {Value: color.Values[0], Text: "Crimson", ReadOnly: true}}}
	second := pair(key("SHOP_0_", "ACTION"), ir.NVPEnum, path(in, "Action"))
	second.Second = true
	balance := money(key("", "L_BALANCE0"), pair(key("", "L_CURRENCY0"), ir.NVPCurrency, path(in, "Balance")), path(in, "Balance"))
	balance.Second, balance.Currency.Second = true, true
	quoted := pair(key("", "QUOTED"), ir.NVPText, path(out, "Quoted"))
	quoted.Quoted, quoted.Confidence = true, ir.Low
	action := pair(key("SHOP_n_", "ACTION"), ir.NVPEnum, path(in, "Payments[n]", "Action"))
	action.Spelling = spelling
	b.operation("Buy", in, out).NVP = &ir.NVPBinding{Method: "Buy",
		Request: []*ir.NVPPair{
			pair(key("", "VERSION"), ir.NVPText, path(in, "Version")), second,
			money(key("", "LIMIT"), total, path(in, "Limit")), money(key("", "FREE"), nil, path(in, "Free")),
			alias(money(key("SHOP_n_", "TOTAL"), total, path(in, "Payments[n]", "Total")), key("", "TOTAL"), key("OLD_n_", "TOTAL")), total, action,
			alias(pair(key("SHOP_n_", "TONAME"), ir.NVPText, path(in, "Payments[n]", "To", "Name")), key("SHOP_n_", "TO")),
			alias(pair(key("SHOP_n_", "L_NAMEm"), ir.NVPText, path(in, "Payments[n]", "Items[m]", "Name")), key("", "L_NAMEm")),
			money(key("SHOP_n_", "L_PRICEm"), total, path(in, "Payments[n]", "Items[m]", "Price")),
			pair(ir.NVPKey{Listed: true, Scope: "FEEm", Name: "KIND"}, ir.NVPText, path(in, "Payments[n]", "Items[m]", "Fees[0]", "Kind")),
			money(ir.NVPKey{Listed: true, Scope: "FEEm", Name: "VALUE"}, feeCurrency, path(in, "Payments[n]", "Items[m]", "Fees[0]", "Value")), feeCurrency,
			pair(key("", "STORE"), ir.NVPText, path(in, "Payments[0]", "Store")),
			pair(key("OPTIONn", "NAME"), ir.NVPText, path(in, "Options[n]", "Name")),
			pair(key("OPTIONn", "L_CHOICEm"), ir.NVPText, path(in, "Options[n]", "Choices[m]", "Name")),
			alias(pair(key("OPTIONn", "TYPE"), ir.NVPEnum, path(in, "Options[n]", "Choices[m]", "Type")), key("OPTIONn", "L_TYPEm")),
			pair(key("", "L_NOTEn"), ir.NVPText, path(in, "Notes[n]")), pair(key("", "L_COLORn"), ir.NVPEnum, path(in, "Colors[n]")),
			money(key("", "L_BALANCEn"), each, path(in, "Balances[n]")), each, balance,
			pair(key("", "L_PERSON0"), ir.NVPText, path(in, "Single", "Name")),
			pair(key("", "EXPIRES"), ir.NVPMonth, path(in, "Card", "Month")), pair(key("", "EXPIRES"), ir.NVPYear, path(in, "Card", "Year")),
			pair(key("", "SURE"), ir.NVPBool01, path(in, "Sure")), pair(key("", "PERHAPS"), ir.NVPBoolTF, path(in, "Perhaps")),
			pair(key("", "COUNT"), ir.NVPInt, path(in, "Count")), pair(key("", "SIZE"), ir.NVPInt, path(in, "Size")),
			pair(key("", "WHEN"), ir.NVPDateTime, path(in, "When")), pair(key("", "ANSWER"), ir.NVPText, path(in, "Answers[0]")),
			pair(key("", "HUMAN"), ir.NVPText, path(in, "People[0]", "Name")), pair(key("", "STRAY"), ir.NVPText, nil),
		},
		Response: []*ir.NVPPair{quoted, pair(key("", "RATIO"), ir.NVPDecimal, path(out, "Ratio")),
			pair(key("", "REMARK"), ir.NVPText, path(out, "Remark")), pair(key("", "HUMAN"), ir.NVPText, path(out, "Seller", "Name")),
		},
	}
	b.operation("Old", b.message("OldRequest", element("Memo", str)), nil)
	return b
}

// TestNVP writes codecs for names of every kind, and compiles them.
func TestNVP(t *testing.T) {
	files := shop().emit(t)
	wantText(t, files["nvp_names.go"],
		"var nvpBuyRequest = nvp.Root{Contract: &contractNVP, Method: \"Buy\", Fields: `\n",
		". 0=VERSION 1e0=SHOP_0_ACTION 2=LIMIT$SHOP_0_CURRENCY 3=FREE$", "8m=L_BALANCEn$L_CURRENCYm", "16t=WHEN",
		"4n. 0=SHOP_n_TOTAL|TOTAL|OLD_n_TOTAL$CURRENCY 1e1=SHOP_n_ACTION", "\t4n.3m. 0=L_SHOP_n_NAMEm|L_NAMEm", "\t$ SHOP_n_CURRENCY L_FEEmCURRENCY",
		"\t4. 4=STORE\n", "\t11. 0=EXPIRES\n", "\t- STRAY\n", ". 0q=QUOTED 1=RATIO",
		"\tCurrencies: []string{\n\t\t\"CURRENCY\",\n\t},\n", "\tscopeFEE nvp.Group = (iota + 1) * nvp.ScopeStep\n\tscopeOLD\n\tscopeOPTION\n\tscopeSHOP\n",
	)
	wantText(t, files["nvp_enums.go"], `{Value: "Red", Text: "Crimson", ReadOnly: true}`)
	wantText(t, files["nvp_encode.go"],
		"e.Begin(x.Version)", "e.EnterScope(\"\", scopeSHOP, 0)\n\tmarkAction := e.Mark()",
		`e.AmountOf("&LIMIT=", x.Limit, scopeSHOP, "&CURRENCY=")`, `e.Amount("&FREE=", x.Free, "")`,
		`nvp.Each(e, "Payments", scopeSHOP, x.Payments, encodeNVPPayment)`, `nvp.Each(e, "Items", nvp.Listed, x.Items, encodeNVPItem)`,
		"if e.In(\"To\", x.To != nil) {\n\t\tencodeNVPPersonOfBuyRequestTo(e, x.To)\n\t\te.Leave()\n\t}", `e.Enum("&ACTION=", string(x.Action), &enumColorSpelled)`,
		`if e.OutOfScope("Store", x.Store != "") {`, `if e.OutOfList("Type", x.Type != "") {`,
		`e.EnterScope("", scopeFEE+nvp.Marked, e.Index())`, `e.ItemAmount("&VALUE=", x.Value, "&CURRENCY=")`,
		`e.Strings("Notes", nvp.Listed, "&NOTE=", x.Notes)`, `e.ItemAmount("&BALANCE=", &x.Balances[i], "&CURRENCY=")`,
		"e.EnterItem(\"\", nvp.Listed, 0)\n\tif e.In(\"Single\"", `e.OptMonthYear("&EXPIRES=", x.Month, x.Year)`,
		`e.Bool01("&SURE=", x.Sure)`, `e.OptBoolTF("&PERHAPS=", x.Perhaps)`, `e.Int("&COUNT=", int64(x.Count))`,
		`e.Unsupported("Answers[1]", len(x.Answers) > 1)`, `nvp.First(e, "People", x.People`, `e.Unsupported("Unnamed", x.Unnamed != "")`,
		`e.Quoted("&QUOTED=", x.Quoted)`, `e.Text("&REMARK=", x.Remark)`, `e.String("&HUMAN=", x.Name)`,
	)
	wantText(t, files["nvp_decode.go"],
		"func (x *BuyRequest) DecodeNVP(d *nvp.Decoder) {\n\tr := new(recordsNVPBuyRequest)\n\tfor d.Next() {\n\t\tswitch d.Slot(0) {\n\t\tcase 0:\n\t\t\td.Read(&x.Version)\n",
		"\t\tcase 1:\n\t\t\td.Read((*string)(&x.Action))\n", "d.Read(&x.Limit)\n", "d.Read((*string)(&x.When))\n", "d.OptMonthYear(&x.Month, &x.Year)\n",
		"if v := nvp.At(d, &x.Balances, 0); v != nil {\n\t\t\t\td.Read(v)\n", "if v := nvp.At(d, &x.Colors, 0); v != nil {\n\t\t\t\td.Read((*string)(v))\n",
		"if v := nvp.At(d, &x.Payments, 0); v != nil {\n\t\t\t\tdecodeNVPPayment(d, 1, v, r.inPayments.Of(d.Index(0), &r.firstPayments))\n",
		"func decodeNVPPayment(d *nvp.Decoder, level int, x *Payment, r nvp.RecordsOf[recordsNVPPayment]) {\n\tfor ok := true; ok; ok = d.In(level) {\n\t\tswitch d.Slot(level) {\n",
		"if x.To == nil {\n\t\t\t\tx.To = &r.Get().To\n\t\t\t}\n\t\t\tdecodeNVPPerson(d, level+1, x.To)\n",
		"if v := nvp.At(d, &x.Items, level); v != nil {\n\t\t\t\tdecodeNVPItem(d, level+1, v)\n",
	)
	wantText(t, files["client.go"], "classic.Call(ctx, c.c, &opBuy", "or as NVP where c or the\n// call has", "It travels over SOAP only.")
	wantText(t, files["operations.go"], "paypal.SOAP, paypal.NVP}", "[]paypal.Wire{paypal.SOAP},")
	wantText(t, files["structs.go"], "// NVP: QUOTED (experimental).", "NVP: SHOP_n_TOTAL.")
	vet(t, files)
}

// TestNVPInherits writes the codec of inherited fields once, for all messages of a
// base; those whose base is not part of the API, or has hardly any fields, read
// them themselves.
func TestNVPInherits(t *testing.T) {
	emitted := func(n int, drop bool) map[string]string {
		b := newBuilder()
		str := scalar(ir.String)
		base := b.record("Base")
		for _, name := range []string{"Ack", "Build", "Stamp", "Trace"}[:n] {
			base.Fields = append(base.Fields, element(name, str))
		}
		for _, op := range []string{"Buy", "Sell"} {
			out := b.message(op+"Response", append(base.Fields[:n:n], element("Own", str))...)
			out.Base, out.Inherited = base, n
			binding := &ir.NVPBinding{Method: op, Response: []*ir.NVPPair{pair(key("", "OWN"), ir.NVPText, path(out, "Own"))}}
			for _, f := range base.Fields {
				binding.Response = append(binding.Response, pair(key("", strings.ToUpper(f.Go)), ir.NVPText, path(out, f.Go)))
			}
			b.operation(op, nil, out).NVP = binding
		}
		if drop {
			b.api.Types = slices.DeleteFunc(b.api.Types, func(t ir.Named) bool { return t == ir.Named(base) })
		}
		files := b.emit(t)
		vet(t, files)
		return files
	}
	files := emitted(4, false)
	wantText(t, files["nvp_decode.go"], "case 0:\n\t\t\tdecodeNVPBase(d, 1, &x.Ack, &x.Build, &x.Stamp, &x.Trace)\n", "func decodeNVPBase(d *nvp.Decoder, level int, ")
	wantText(t, files["nvp_encode.go"], "encodeNVPBase(e, &Base{x.Ack, x.Build, x.Stamp, x.Trace})")
	for name, files := range map[string]map[string]string{"few": emitted(2, false), "dropped": emitted(4, true)} {
		if strings.Contains(files["nvp_decode.go"], "decodeNVPBase") || strings.Contains(files["nvp_encode.go"], "encodeNVPBase") {
			t.Errorf("%s: inherited fields are apart:\n%s", name, files["nvp_decode.go"])
		}
	}
}

// TestNVPUnknown leaves an API alone that knows nothing of NVP.
func TestNVPUnknown(t *testing.T) {
	b := newBuilder()
	b.operation("Old", b.message("OldRequest", element("Memo", scalar(ir.String))), nil)
	for name, content := range b.emit(t) {
		if strings.HasPrefix(name, "nvp") || strings.Contains(content, "NVP") || strings.Contains(content, "/classic") {
			t.Errorf("%s speaks of NVP:\n%s", name, content)
		}
	}
}

// TestNVPRefuses says which names no codec can be written for.
func TestNVPRefuses(t *testing.T) {
	tests := map[string]struct {
		change func(in *ir.Struct, pairs *[]*ir.NVPPair)
		want   string
	}{
		"two names for one leaf": {
			func(in *ir.Struct, pairs *[]*ir.NVPPair) {
				*pairs = append(*pairs, pair(key("", "TWICE"), ir.NVPText, path(in, "When")))
			},
			"two names",
		},
		"a leaf in a scope that nothing leads to": {
			func(in *ir.Struct, pairs *[]*ir.NVPPair) {
				(*pairs)[8].Key, (*pairs)[8].Aliases = key("FEEn", "NAME"), nil
			},
			"no way leads",
		},
		"too many aliases": {
			func(in *ir.Struct, pairs *[]*ir.NVPPair) {
				(*pairs)[0].Aliases = make([]ir.NVPAlias, 16)
				for i := range (*pairs)[0].Aliases {
					(*pairs)[0].Aliases[i].Key.Name = "X"
				}
			},
			"more than 15 aliases",
		},
	}
	for name, test := range tests {
		b := shop()
		op := b.api.Ops[0]
		test.change(op.Input, &op.NVP.Request)
		if _, err := Package(b.api, testOptions); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want …%s…", name, err, test.want)
		}
	}
}
