package generate

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
)

// tempSuffix ends the names of files that a run has not finished.
const tempSuffix = ".ppgen-tmp"

// A change is one file that a run replaces, creates or removes.
type change struct {
	name     string
	old, new []byte // old is nil for a new file, new for a stale one
}

// Write brings the tree to the folder dir, which it creates. Files whose bytes
// are right are not touched, so that build caches stay warm; stale files are
// removed; a file in the way that ppgen did not write is an error. Either
// everything is written or nothing is.
func (t *Tree) Write(dir string) (written int, err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return 0, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return 0, err
	}
	defer root.Close()
	changes, err := t.changes(root)
	if err != nil {
		return 0, err
	}
	if err := apply(root, changes); err != nil {
		return 0, err
	}
	return len(changes), nil
}

// changes compares the tree with the disk.
func (t *Tree) changes(root *os.Root) ([]change, error) {
	var changes []change
	for _, name := range t.Paths() {
		old, err := readIfThere(root, name)
		if err != nil {
			return nil, err
		}
		if old != nil && bytes.Equal(old, t.files[name]) {
			continue
		}
		if old != nil && !ours(old) {
			return nil, fmt.Errorf("%s: not written by ppgen, and in the way of its output: move it, or choose another output folder", name)
		}
		changes = append(changes, change{name, old, t.files[name]})
	}
	stale, err := t.stale(root)
	return append(changes, stale...), err
}

// stale finds the files of earlier runs that this one no longer writes.
func (t *Tree) stale(root *os.Root) ([]change, error) {
	var changes []change
	for _, dir := range t.dirs() {
		entries, err := fs.ReadDir(root.FS(), dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			if _, wanted := t.files[name]; wanted || !e.Type().IsRegular() || !strings.HasSuffix(name, ".go") {
				continue
			}
			old, err := root.ReadFile(name)
			if err != nil {
				return nil, err
			}
			if ours(old) {
				changes = append(changes, change{name: name, old: old})
			}
		}
	}
	return changes, nil
}

// readIfThere returns nil for a file that does not exist, and never nil for one
// that does.
func readIfThere(root *os.Root, name string) ([]byte, error) {
	data, err := root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && data == nil {
		data = []byte{}
	}
	return data, err
}

// apply first writes every new file under a temporary name, where failing is
// harmless, and only then renames them all into place.
func apply(root *os.Root, changes []change) error {
	if err := stage(root, changes); err != nil {
		return errors.Join(err, discard(root, changes))
	}
	for i, c := range changes {
		if err := c.commit(root); err != nil {
			return errors.Join(err, discard(root, changes[i:]), rollBack(root, changes[:i]))
		}
	}
	return nil
}

// stage writes every new file under its temporary name, several at a time.
func stage(root *os.Root, changes []change) error {
	made := map[string]bool{}
	for _, c := range changes {
		if dir := path.Dir(c.name); c.new != nil && !made[dir] {
			made[dir] = true
			if err := root.MkdirAll(dir, 0o777); err != nil {
				return err
			}
		}
	}
	errs := make([]error, len(changes))
	each(stagers, func(first int) {
		for i := first; i < len(changes); i += stagers {
			if c := changes[i]; c.new != nil {
				errs[i] = root.WriteFile(c.name+tempSuffix, c.new, 0o666)
			}
		}
	})
	return errors.Join(errs...)
}

// stagers is how many files are written at a time.
const stagers = 4

// discard removes the temporary files of changes that did not come to be.
func discard(root *os.Root, changes []change) error {
	var errs []error
	for _, c := range changes {
		if err := root.Remove(c.name + tempSuffix); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func (c change) commit(root *os.Root) error {
	if c.new == nil {
		return root.Remove(c.name)
	}
	return root.Rename(c.name+tempSuffix, c.name)
}

// rollBack restores what was there before the changes.
func rollBack(root *os.Root, changes []change) error {
	var errs []error
	for _, c := range changes {
		if c.old == nil {
			errs = append(errs, root.Remove(c.name))
			continue
		}
		errs = append(errs, root.WriteFile(c.name, c.old, 0o666))
	}
	return errors.Join(errs...)
}
