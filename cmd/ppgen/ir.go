package main

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/ppgen/ppgen/internal/generate"
	"github.com/ppgen/ppgen/ir"
)

func irCommand() *cobra.Command {
	var contract bool
	cmd := &cobra.Command{
		Use:   "ir [SPEC]",
		Short: "Print what ppgen read from a document",
		Long: `Print the model that ppgen makes of a document, as JSON in a stable order.

With --contract only the interface is printed: no documentation, positions or
Go names. Two documents that state the same interface print the same bytes.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, specs []string) error {
			api, err := readOne(cmd, specs)
			if err != nil {
				return err
			}
			print := ir.Dump
			if contract {
				print = ir.Contract
			}
			_, err = cmd.OutOrStdout().Write(print(api))
			return err
		},
	}
	cmd.Flags().BoolVar(&contract, "contract", false, "print the interface alone")
	return cmd
}

func lintCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "lint SPEC...",
		Short: "Print what is wrong with documents",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, specs []string) error {
			report := new(generate.Report)
			for _, file := range specs {
				if _, err := load(file, report); err != nil {
					return err
				}
			}
			return finish(cmd, report)
		},
	}
}

// readOne reads the document given, or the embedded one.
func readOne(cmd *cobra.Command, specs []string) (*ir.API, error) {
	report := new(generate.Report)
	var api *ir.API
	if len(specs) == 0 {
		api = generate.Load(generate.Package{Spec: generate.EmbeddedClassic()}, report, func(string) {})
	} else {
		var err error
		if api, err = load(specs[0], report); err != nil {
			return nil, err
		}
	}
	if err := finish(cmd, report); err != nil {
		return nil, err
	}
	if api == nil {
		return nil, errors.New("the document has nothing to show")
	}
	return api, nil
}

// load reads the document at a path.
func load(file string, report *generate.Report) (*ir.API, error) {
	spec, root, err := generate.Open(file)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return generate.Load(generate.Package{Spec: spec}, report, func(string) {}), nil
}
