package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/ppgen/ppgen/internal/config"
	"github.com/ppgen/ppgen/internal/generate"
)

// defaultOutput is the folder that generate writes to when nothing says
// another.
const defaultOutput = "paypal"

// An outputFlags is what generate and check can be told about the output.
type outputFlags struct {
	config, output, module, name string
}

func (f *outputFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVarP(&f.config, "config", "c", "", "read this configuration (default "+config.FileName+" when it is there and no SPEC is given)")
	flags.StringVarP(&f.output, "output", "o", "", "write to this folder (default "+defaultOutput+")")
	flags.StringVar(&f.module, "module", "", "also write a go.mod that declares this module")
	flags.StringVar(&f.name, "package", "", "name of the Go package, for a single SPEC")
}

func generateCommand() *cobra.Command {
	var flags outputFlags
	cmd := &cobra.Command{
		Use:   "generate [SPEC...]",
		Short: "Generate Go packages from documents",
		Long: `Generate Go packages from WSDL, XSD or OpenAPI documents. What several OpenAPI
documents share becomes a package of its own, common.

Without a configuration and without a SPEC, the documents that ppgen carries
are used. Nothing is written when a document has an error; a file that ppgen
did not write is never touched.`,
		RunE: func(cmd *cobra.Command, specs []string) error {
			tree, dir, err := plannedTree(cmd, flags, specs)
			if err != nil {
				return err
			}
			written, err := tree.Write(dir)
			if err != nil {
				fmt.Fprintln(cmd.ErrOrStderr(), "ppgen:", err)
				return errFindings
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: %d files, %d changed\n", dir, len(tree.Paths()), written)
			return err
		},
	}
	flags.register(cmd)
	return cmd
}

func checkCommand() *cobra.Command {
	var flags outputFlags
	cmd := &cobra.Command{
		Use:   "check [SPEC...]",
		Short: "Print how the output on disk differs from what generate would write",
		Long: `Print a unified diff from what is on disk to what generate would write, and
exit with 1 when there is one. It takes the same flags as generate.`,
		RunE: func(cmd *cobra.Command, specs []string) error {
			tree, dir, err := plannedTree(cmd, flags, specs)
			if err != nil {
				return err
			}
			diff, err := tree.Compare(dir)
			if err != nil {
				fmt.Fprintln(cmd.ErrOrStderr(), "ppgen:", err)
				return errFindings
			}
			if diff == "" {
				return nil
			}
			fmt.Fprint(cmd.OutOrStdout(), diff)
			return errFindings
		},
	}
	flags.register(cmd)
	return cmd
}

// plannedTree runs the pipeline as the flags ask, and prints what it finds.
func plannedTree(cmd *cobra.Command, flags outputFlags, specs []string) (*generate.Tree, string, error) {
	report := new(generate.Report)
	plan, err := flags.plan(specs, report)
	if plan == nil || err != nil {
		return nil, "", errors.Join(err, finish(cmd, report))
	}
	defer plan.Close()
	progress := startProgress(cmd.ErrOrStderr())
	plan.Progress = progress.report
	tree := generate.Run(plan.Request, report)
	progress.stop()
	if err := finish(cmd, report); err != nil {
		return nil, "", err
	}
	return tree, plan.Dir, nil
}

// plan settles what to generate and where. A nil plan without an error means
// that the report says why.
func (f outputFlags) plan(specs []string, report *generate.Report) (*generate.Plan, error) {
	if f.name != "" && f.config == "" && len(specs) != 1 {
		return nil, errors.New("--package names one package, so it needs one SPEC; name several in " + config.FileName)
	}
	if f.name != "" && !config.IsPackage(f.name) {
		return nil, fmt.Errorf("--package %q: this cannot be the name of a package; choose one of lower-case letters and digits", f.name)
	}
	file := f.config
	if file == "" && len(specs) == 0 && f.output == "" && f.module == "" && f.name == "" && exists(config.FileName) {
		file = config.FileName
	}
	if file == "" {
		return generate.FromSpecs(orDefault(f.output), f.module, f.name, specs)
	}
	if len(specs) > 0 || f.module != "" || f.name != "" {
		return nil, errors.New("a configuration says what to generate; give either --config or SPECs, --module and --package")
	}
	c := loadConfig(file, report)
	if c == nil {
		return nil, nil
	}
	plan, err := generate.FromConfig(c)
	if err == nil && f.output != "" {
		plan.Dir = f.output
		plan.ImportPath, err = generate.ImportPath(plan.Dir, plan.Module)
	}
	return plan, err
}

// loadConfig reads a configuration, and keeps its text for excerpts.
func loadConfig(file string, report *generate.Report) *config.Config {
	data, err := os.ReadFile(file)
	if err == nil {
		report.KeepSource(file, data)
	}
	return config.Load(file, &report.List)
}

func orDefault(output string) string {
	if output == "" {
		return defaultOutput
	}
	return output
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return !errors.Is(err, fs.ErrNotExist)
}
