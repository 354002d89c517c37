package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/ppgen/ppgen/internal/generate"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of ppgen",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), "ppgen", generate.Version)
			return err
		},
	}
}
