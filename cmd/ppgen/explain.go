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
		Long: `Say what a name means: how it is spelled in Go, in SOAP, as a name-value pair
and in JSON, what its value looks like, which rows of overlays made its name, and
in which operations it travels. Without a SPEC all embedded documents are
searched. The name may be

  PAYMENTREQUEST_0_AMT                         a name-value pair
  merchant.PaymentDetails.OrderTotal           a field in Go, or a type
  ordersv2.PurchaseUnit.InvoiceID
  PaymentDetails/ShipToAddress/Country         the end of a path of elements
  purchase_units/invoice_id                    the end of a path of members
  /purchase_units/0/payments/captures/0/id     a JSON pointer
  '$.purchase_units[0].amount'                 a JSON path
  merchant.PaymentActionCodeSale, Sale         a value of an enumeration
  SetExpressCheckout, orders.capture           an operation
  ordersv2.OrdersService.Capture               a method
  'POST /v2/checkout/orders/{id}/capture'      a request
  page_size, PayPal-Request-Id                 a parameter
  INSTRUMENT_DECLINED, 10486                   the code of an error`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			docs, err := readSet(cmd, args[1:])
			if err != nil {
				return err
			}
			answer := explain.Explain(docs, args[0])
			if !answer.Known() {
				fmt.Fprintln(cmd.ErrOrStderr(), "ppgen:", answer.Unknown())
				return errFindings
			}
			return answer.Write(cmd.OutOrStdout())
		},
	}
}

// readSet reads the document given, or all embedded ones as a set.
func readSet(cmd *cobra.Command, specs []string) ([]explain.Document, error) {
	if len(specs) > 0 {
		api, err := readOne(cmd, specs)
		if err != nil {
			return nil, err
		}
		return []explain.Document{{API: api, Dir: path.Dir(filepath.ToSlash(specs[0]))}}, nil
	}
	var packages []generate.Package
	for _, spec := range generate.Embedded() {
		packages = append(packages, generate.Package{Spec: spec})
	}
	report := new(generate.Report)
	var docs []explain.Document
	for _, d := range generate.LoadSet(packages, report, func(string) {}) {
		docs = append(docs, explain.Document(d))
	}
	return docs, finish(cmd, report)
}
