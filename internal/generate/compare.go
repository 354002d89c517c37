package generate

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/pmezard/go-difflib/difflib"
)

// Compare returns a unified diff from what is in the folder dir to what the
// tree would write there; it is empty when the two are the same.
func (t *Tree) Compare(dir string) (string, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return t.compareWithNothing()
	}
	if err != nil {
		return "", err
	}
	defer root.Close()
	changes, err := t.changes(root)
	if err != nil {
		return "", err
	}
	return diffs(changes)
}

func (t *Tree) compareWithNothing() (string, error) {
	var changes []change
	for _, name := range t.Paths() {
		changes = append(changes, change{name: name, new: t.files[name]})
	}
	return diffs(changes)
}

func diffs(changes []change) (string, error) {
	var b strings.Builder
	for _, c := range changes {
		text, err := difflib.GetUnifiedDiffString(difflib.UnifiedDiff{
			A:        lines(c.old),
			B:        lines(c.new),
			FromFile: side("a/", c.name, c.old),
			ToFile:   side("b/", c.name, c.new),
			Context:  3,
		})
		if err != nil {
			return "", err
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

// lines splits a file as diff and patch do: a line that does not end is told
// from one that does.
func lines(content []byte) []string {
	all := slices.Collect(strings.Lines(string(content)))
	if n := len(all); n > 0 && !strings.HasSuffix(all[n-1], "\n") {
		all[n-1] += "\n\\ No newline at end of file\n"
	}
	return all
}

// side names one side of a diff as git does.
func side(prefix, name string, content []byte) string {
	if content == nil {
		return "/dev/null"
	}
	return prefix + name
}
