// Ppgen generates Go clients from PayPal's wire contracts: the WSDL of the
// Classic API and its schemas.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/ppgen/ppgen/internal/generate"
)

// The exit codes, which scripts rely on.
const (
	exitFine     = 0
	exitFindings = 1 // findings about an input, or a difference
	exitUsage    = 2 // the command line or the configuration cannot be acted on
)

// errFindings says that what is to be said has been said.
var errFindings = errors.New("findings")

// The first collection waits until the heap has outgrown the ballast, which is
// memory that nobody touches, so that it never exists: a run lasts a fifth of a
// second, and would spend a tenth of it collecting what is hardly any garbage.
const ballast = 20 << 20 // bytes

func main() {
	defer runtime.KeepAlive(make([]byte, ballast))
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run is main with its edges as parameters.
func run(args []string, stdout, stderr io.Writer) int {
	root := rootCommand()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	switch err := root.Execute(); {
	case err == nil:
		return exitFine
	case errors.Is(err, errFindings):
		return exitFindings
	default:
		fmt.Fprintln(stderr, "ppgen:", err)
		return exitUsage
	}
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "ppgen",
		Short:         "Generate Go clients from PayPal's wire contracts",
		Version:       generate.Version,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(
		generateCommand(),
		checkCommand(),
		explainCommand(),
		irCommand(),
		lintCommand(),
		initCommand(),
		schemaCommand(),
		versionCommand(),
	)
	return root
}

// finish prints what was found, and turns errors into the exit code for them.
func finish(cmd *cobra.Command, report *generate.Report) error {
	if err := report.Render(cmd.ErrOrStderr()); err != nil {
		return err
	}
	if report.HasErrors() {
		return errFindings
	}
	return nil
}
