package generate

import (
	"fmt"
	"os"
	"path"
	"path/filepath"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// ImportPath returns the import path of the output folder. With a module it is
// that; otherwise the nearest go.mod above the folder decides.
func ImportPath(dir, mod string) (string, error) {
	if mod != "" {
		if err := module.CheckImportPath(mod); err != nil {
			return "", fmt.Errorf("module %q: %w; give a path such as example.com/pp", mod, err)
		}
		return mod, nil
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for parent := abs; ; parent = filepath.Dir(parent) {
		data, err := os.ReadFile(filepath.Join(parent, goModFile))
		if err == nil {
			return joinModule(data, parent, abs)
		}
		if parent == filepath.Dir(parent) {
			return "", fmt.Errorf("no go.mod at or above %s, so the import path of the output is unknown; run \"go mod init\" first, or pass --module PATH to make the output a module of its own", dir)
		}
	}
}

func joinModule(goMod []byte, moduleDir, dir string) (string, error) {
	mod := modfile.ModulePath(goMod)
	if mod == "" {
		return "", fmt.Errorf("%s declares no module", filepath.Join(moduleDir, goModFile))
	}
	rel, err := filepath.Rel(moduleDir, dir)
	if err != nil {
		return "", err
	}
	joined := path.Join(mod, filepath.ToSlash(rel))
	if err := module.CheckImportPath(joined); err != nil {
		return "", fmt.Errorf("the packages would have an import path that Go refuses: %w; choose another output folder", err)
	}
	return joined, nil
}
