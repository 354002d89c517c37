package main

import (
	"fmt"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/ppgen/ppgen/internal/explain"
	"github.com/ppgen/ppgen/internal/generate"
)

func explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain NAME [SPEC]",
		Short: "Say what a name means on every wire",
		Long: `Say what a name means: how it is spelled in Go, in SOAP and as a name-value
pair, what its value looks like, which rows of overlays made its name, and in
which operations it travels. The name may be

  PAYMENTREQUEST_0_AMT                         a name-value pair
  merchant.PaymentDetails.OrderTotal           a field in Go, or a type
  PaymentDetails/ShipToAddress/Country         the end of a path of elements
  merchant.PaymentActionCodeSale, Sale         a value of an enumeration
  SetExpressCheckout                           an operation`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			name, specs := args[0], args[1:]
			api, err := readOne(cmd, specs)
			if err != nil {
				return err
			}
			answer := explain.Explain(api, name)
			if !answer.Known() {
				fmt.Fprintln(cmd.ErrOrStderr(), "ppgen:", answer.Unknown())
				return errFindings
			}
			return explain.Writer{API: api, Dir: folder(specs)}.Write(cmd.OutOrStdout(), answer)
		},
	}
}

// folder is how messages name the folder of the document given, or of the
// embedded one.
func folder(specs []string) string {
	if len(specs) == 0 {
		return generate.EmbeddedClassic().Dir
	}
	return path.Dir(filepath.ToSlash(specs[0]))
}
