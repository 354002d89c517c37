package money

import (
	"cmp"
	"slices"
)

// A Currency is what is known about a currency code.
type Currency struct {
	Code string

	// ISO is the number of decimals by ISO 4217, Decimals the number that PayPal
	// takes. They differ for HUF and TWD, where PayPal takes none. Where PayPal
	// does not say, Decimals follows ISO.
	ISO, Decimals int

	Supported bool // PayPal takes payments in it
	InCountry bool // it does so only between accounts of one country
}

// Lookup returns what is known about a currency code.
func Lookup(code string) (Currency, bool) {
	i, ok := slices.BinarySearchFunc(currencies[:], code, func(c currency, code string) int {
		return cmp.Compare(c.code, code)
	})
	if !ok {
		return Currency{}, false
	}
	c := currencies[i]
	return Currency{
		Code: c.code, ISO: int(c.iso), Decimals: int(c.decimals),
		Supported: c.support != listed, InCountry: c.support == inCountry,
	}, true
}

// MinorUnits returns how many decimals PayPal takes for a currency, and false
// for a code that is not known: 2 for EUR, 0 for JPY and HUF.
func MinorUnits(currency string) (int, bool) {
	c, ok := Lookup(currency)
	return c.Decimals, ok
}

// A currency is a row of the table. The codes are those that the Classic contract
// lists; ISO 4217 and PayPal's own pages say the rest.
type currency struct {
	code          string
	iso, decimals uint8
	support       support
}

// support says how far PayPal takes payments in a currency.
type support uint8

const (
	listed    support = iota // it does not: the contract just lists the code
	inCountry                // between accounts of one country
	supported
)

// currencies is ordered by code.
var currencies = [...]currency{
	{"ADP", 2, 2, listed},
	{"AED", 2, 2, listed},
	{"AFA", 2, 2, listed},
	{"ALL", 2, 2, listed},
	{"AMD", 2, 2, listed},
	{"ANG", 2, 2, listed},
	{"AOA", 2, 2, listed},
	{"ARS", 2, 2, listed},
	{"AUD", 2, 2, supported},
	{"AWG", 2, 2, listed},
	{"AZM", 2, 2, listed},
	{"BAM", 2, 2, listed},
	{"BBD", 2, 2, listed},
	{"BDT", 2, 2, listed},
	{"BGL", 2, 2, listed},
	{"BGN", 2, 2, listed},
	{"BHD", 3, 3, listed},
	{"BIF", 0, 0, listed},
	{"BMD", 2, 2, listed},
	{"BND", 2, 2, listed},
	{"BOB", 2, 2, listed},
	{"BOV", 2, 2, listed},
	{"BRL", 2, 2, inCountry},
	{"BSD", 2, 2, listed},
	{"BTN", 2, 2, listed},
	{"BWP", 2, 2, listed},
	{"BYR", 2, 2, listed},
	{"BZD", 2, 2, listed},
	{"CAD", 2, 2, supported},
	{"CDF", 2, 2, listed},
	{"CHF", 2, 2, supported},
	{"CLF", 4, 4, listed},
	{"CLP", 0, 0, listed},
	{"CNY", 2, 2, inCountry},
	{"COP", 2, 2, listed},
	{"CRC", 2, 2, listed},
	{"CUP", 2, 2, listed},
	{"CVE", 2, 2, listed},
	{"CYP", 2, 2, listed},
	{"CZK", 2, 2, supported},
	{"DJF", 0, 0, listed},
	{"DKK", 2, 2, supported},
	{"DOP", 2, 2, listed},
	{"DZD", 2, 2, listed},
	{"ECS", 2, 2, listed},
	{"ECV", 2, 2, listed},
	{"EEK", 2, 2, listed},
	{"EGP", 2, 2, listed},
	{"ERN", 2, 2, listed},
	{"ETB", 2, 2, listed},
	{"EUR", 2, 2, supported},
	{"FJD", 2, 2, listed},
	{"FKP", 2, 2, listed},
	{"GBP", 2, 2, supported},
	{"GEL", 2, 2, listed},
	{"GHC", 2, 2, listed},
	{"GIP", 2, 2, listed},
	{"GMD", 2, 2, listed},
	{"GNF", 0, 0, listed},
	{"GTQ", 2, 2, listed},
	{"GWP", 2, 2, listed},
	{"GYD", 2, 2, listed},
	{"HKD", 2, 2, supported},
	{"HNL", 2, 2, listed},
	{"HRK", 2, 2, listed},
	{"HTG", 2, 2, listed},
	{"HUF", 2, 0, supported},
	{"IDR", 2, 2, listed},
	{"ILS", 2, 2, supported},
	{"INR", 2, 2, inCountry},
	{"IQD", 3, 3, listed},
	{"IRR", 2, 2, listed},
	{"ISK", 0, 0, listed},
	{"JMD", 2, 2, listed},
	{"JOD", 3, 3, listed},
	{"JPY", 0, 0, supported},
	{"KES", 2, 2, listed},
	{"KGS", 2, 2, listed},
	{"KHR", 2, 2, listed},
	{"KMF", 0, 0, listed},
	{"KPW", 2, 2, listed},
	{"KRW", 0, 0, listed},
	{"KWD", 3, 3, listed},
	{"KYD", 2, 2, listed},
	{"KZT", 2, 2, listed},
	{"LAK", 2, 2, listed},
	{"LBP", 2, 2, listed},
	{"LKR", 2, 2, listed},
	{"LRD", 2, 2, listed},
	{"LSL", 2, 2, listed},
	{"LTL", 2, 2, listed},
	{"LVL", 2, 2, listed},
	{"LYD", 3, 3, listed},
	{"MAD", 2, 2, listed},
	{"MDL", 2, 2, listed},
	{"MGF", 2, 2, listed},
	{"MKD", 2, 2, listed},
	{"MMK", 2, 2, listed},
	{"MNT", 2, 2, listed},
	{"MOP", 2, 2, listed},
	{"MRO", 2, 2, listed},
	{"MTL", 2, 2, listed},
	{"MUR", 2, 2, listed},
	{"MVR", 2, 2, listed},
	{"MWK", 2, 2, listed},
	{"MXN", 2, 2, supported},
	{"MXV", 2, 2, listed},
	{"MYR", 2, 2, inCountry},
	{"MZM", 2, 2, listed},
	{"NAD", 2, 2, listed},
	{"NGN", 2, 2, listed},
	{"NIO", 2, 2, listed},
	{"NOK", 2, 2, supported},
	{"NPR", 2, 2, listed},
	{"NZD", 2, 2, supported},
	{"OMR", 3, 3, listed},
	{"PAB", 2, 2, listed},
	{"PEN", 2, 2, listed},
	{"PGK", 2, 2, listed},
	{"PHP", 2, 2, supported},
	{"PKR", 2, 2, listed},
	{"PLN", 2, 2, supported},
	{"PYG", 0, 0, listed},
	{"QAR", 2, 2, listed},
	{"ROL", 2, 2, listed},
	{"RUB", 2, 2, supported},
	{"RUR", 2, 2, listed},
	{"RWF", 0, 0, listed},
	{"SAR", 2, 2, listed},
	{"SBD", 2, 2, listed},
	{"SCR", 2, 2, listed},
	{"SDD", 2, 2, listed},
	{"SEK", 2, 2, supported},
	{"SGD", 2, 2, supported},
	{"SHP", 2, 2, listed},
	{"SIT", 2, 2, listed},
	{"SKK", 2, 2, listed},
	{"SLL", 2, 2, listed},
	{"SOS", 2, 2, listed},
	{"SRG", 2, 2, listed},
	{"STD", 2, 2, listed},
	{"SVC", 2, 2, listed},
	{"SYP", 2, 2, listed},
	{"SZL", 2, 2, listed},
	{"THB", 2, 2, supported},
	{"TJS", 2, 2, listed},
	{"TMM", 2, 2, listed},
	{"TND", 3, 3, listed},
	{"TOP", 2, 2, listed},
	{"TPE", 2, 2, listed},
	{"TRY", 2, 2, listed},
	{"TTD", 2, 2, listed},
	{"TWD", 2, 0, supported},
	{"TZS", 2, 2, listed},
	{"UAH", 2, 2, listed},
	{"UGX", 0, 0, listed},
	{"USD", 2, 2, supported},
	{"USN", 2, 2, listed},
	{"USS", 2, 2, listed},
	{"UYU", 2, 2, listed},
	{"UZS", 2, 2, listed},
	{"VEB", 2, 2, listed},
	{"VND", 0, 0, listed},
	{"VUV", 0, 0, listed},
	{"WST", 2, 2, listed},
	{"XAF", 0, 0, listed},
	{"XCD", 2, 2, listed},
	{"XOF", 0, 0, listed},
	{"XPF", 0, 0, listed},
	{"YER", 2, 2, listed},
	{"YUM", 2, 2, listed},
	{"ZAR", 2, 2, listed},
	{"ZMK", 2, 2, listed},
	{"ZWD", 2, 2, listed},
}
