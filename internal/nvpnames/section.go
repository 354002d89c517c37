package nvpnames

import (
	"github.com/ppgen/ppgen/internal/diag"
	"github.com/ppgen/ppgen/internal/strict"
)

// A Section is what an overlay says of name-value pairs: the key nvp of its file.
type Section struct {
	Without    []Without   `yaml:"without" doc:"operations that are not sent as name-value pairs"`
	Endings    []Endings   `yaml:"endings" doc:"endings of the elements of amounts, and what they become"`
	Scopes     []Texts     `yaml:"scopes" doc:"lists whose number stands in a prefix of their own, with n where the number is: PAYMENT_n_"`
	Prefixes   []Texts     `yaml:"prefixes" doc:"containers that put a word in front of what they hold"`
	Bare       []Places    `yaml:"bare" doc:"leaves that leave the prefixes of their containers out"`
	Lists      []Lists     `yaml:"lists" doc:"lists that are not written with L_ in front and the number behind"`
	Names      []Texts     `yaml:"names" doc:"leaves whose name is not their element in upper case"`
	Keys       []Texts     `yaml:"keys" doc:"whole names that no rule makes, with n and m for the numbers of list elements"`
	Currencies []Currency  `yaml:"currencies" doc:"amounts that carry the currency of the record that holds them; what is in none of these records has the one listed first"`
	Second     []Places    `yaml:"second" doc:"leaves that repeat another of the same name"`
	Aliases    []Aliases   `yaml:"aliases" doc:"other names, read but never written"`
	Strays     []Strays    `yaml:"strays" doc:"names that no element of their message holds"`
	Elsewhere  []Elsewhere `yaml:"elsewhere" doc:"names that belong to no operation of the contract"`
	Formats    []Formats   `yaml:"formats" doc:"what values look like where their type does not say it"`
	Quoted     []Places    `yaml:"quoted" doc:"values that may stand between double quotes"`
	Spellings  []Spellings `yaml:"spellings" doc:"values of enumerations that are spelled differently"`
	Evidence   []Evidence  `yaml:"evidence" doc:"how well names are attested; of the rows that fit a leaf or a container around it the worst counts"`
}

// A Row is what the rows of all sections have.
type Row struct {
	Pos        diag.Pos
	Reason     string        `yaml:"reason" doc:"why, for whoever reads the overlay or asks ppgen explain" required:"true"`
	Operations []strict.Text `yaml:"operations" doc:"the operations that the row is about; all when there are none"`
	Direction  string        `yaml:"direction" doc:"the message that the row is about; both when there is none" enum:"request,response"`
}

// Without leaves operations out.
type Without struct {
	Pos        diag.Pos
	Reason     string        `yaml:"reason" doc:"why" required:"true"`
	Operations []strict.Text `yaml:"operations" doc:"the operations" required:"true" min:"1"`
}

// Places says one thing of places.
type Places struct {
	Row
	Places []strict.Text `yaml:"places" doc:"ends of paths: ShipToAddress/Country, ItemWeight@unit, /Amount, ebl:AddressType/Country" required:"true" min:"1"`
}

// Texts says a text of each place.
type Texts struct {
	Row
	Places map[string]strict.Text `yaml:"places" doc:"ends of paths, and the text of each" required:"true"`
}

// Endings says what endings become.
type Endings struct {
	Row
	Endings map[string]strict.Text `yaml:"endings" doc:"endings, and what they become" required:"true"`
}

// Lists says how lists are written.
type Lists struct {
	Places
	List string `yaml:"list" doc:"plain: no L_; first: the first element, without a number; flat: the lists around it are at their first element; single: a record that is written as a list of one" enum:"plain,first,flat,single" required:"true"`
}

// Currency says which amounts carry a currency, or that theirs is on no wire.
type Currency struct {
	Places
	Carries string `yaml:"carries" doc:"none when the currency is not on the wire" enum:"none"`
}

// Aliases says which other names are read: one for each place, or all of a scope
// without it.
type Aliases struct {
	Row
	Confidence string                 `yaml:"confidence" doc:"how well the name is attested" enum:"high,medium,low" required:"true"`
	Places     map[string]strict.Text `yaml:"places" doc:"ends of paths, and the whole other name of each"`
	Unscoped   string                 `yaml:"unscoped" doc:"a scope whose names are read without it, too"`
	Except     []strict.Text          `yaml:"except" doc:"ends of paths that are not read without the scope"`
}

// Strays says which names occur in a message although no element holds them.
type Strays struct {
	Pos        diag.Pos
	Reason     string        `yaml:"reason" doc:"why" required:"true"`
	Operations []strict.Text `yaml:"operations" doc:"the operations" required:"true" min:"1"`
	Direction  string        `yaml:"direction" doc:"the message" enum:"request,response" required:"true"`
	Confidence string        `yaml:"confidence" doc:"how well the names are attested" enum:"high,medium,low" required:"true"`
	Names      []strict.Text `yaml:"names" doc:"whole names" required:"true" min:"1"`
}

// Elsewhere says which names occur outside the operations of the contract.
type Elsewhere struct {
	Pos    diag.Pos
	Reason string        `yaml:"reason" doc:"why" required:"true"`
	In     string        `yaml:"in" doc:"where the names occur" required:"true"`
	Names  []strict.Text `yaml:"names" doc:"whole names" required:"true" min:"1"`
}

// Formats says what values look like.
type Formats struct {
	Places
	Format string `yaml:"format" doc:"0/1, true/false, unsigned, month or year; any other text is a hint for a person" required:"true"`
}

// Spellings says how values of an enumeration are spelled.
type Spellings struct {
	Row
	Enum   strict.Text            `yaml:"enum" doc:"the enumeration, with its prefix" required:"true"`
	Values map[string]strict.Text `yaml:"values" doc:"values, and how they are written and read"`
	Read   map[string]strict.Text `yaml:"read" doc:"values, and what is read as well"`
}

// Evidence says how well names are attested.
type Evidence struct {
	Places
	Level string `yaml:"level" doc:"none: the leaf has no known name" enum:"high,medium,low,none" required:"true"`
}
