package main

import (
	"github.com/spf13/cobra"

	"github.com/ppgen/ppgen/internal/config"
	"github.com/ppgen/ppgen/internal/overlay"
)

func schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "schema [config|overlay]",
		Short:     "Print the JSON Schema of ppgen.yaml, or of an overlay",
		Long:      "Print the JSON Schema of ppgen.yaml, or of an overlay, for editors that complete and check YAML.",
		ValidArgs: []string{"config", "overlay"},
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		RunE: func(cmd *cobra.Command, args []string) error {
			schema := config.Schema
			if len(args) == 1 && args[0] == "overlay" {
				schema = overlay.Schema
			}
			_, err := cmd.OutOrStdout().Write(schema())
			return err
		},
	}
}
