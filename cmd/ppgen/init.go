package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/ppgen/ppgen/internal/config"
)

// starter is the configuration that init writes.
const starter = `# What ppgen generates here. "ppgen schema" prints the schema of this file.
output: paypal
runtime: copy
packages:
  - spec: PayPalSvc.wsdl
    # operations: [SetExpressCheckout, GetExpressCheckoutDetails, DoExpressCheckoutPayment]
`

func initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init",
		Short: "Write a " + config.FileName + " to start from",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := os.OpenFile(config.FileName, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
			if err != nil {
				return fmt.Errorf("%w; init does not overwrite", err)
			}
			if _, err := f.WriteString(starter); err != nil {
				return err
			}
			return f.Close()
		},
	}
}
