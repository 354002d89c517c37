// Package source reads the files that a document is made of, which nobody
// trusts: none is read beyond a limit, and no error tells where on the machine
// it stands.
package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// Read returns the bytes of a regular file of fsys that is not larger than limit,
// a number of bytes. Its errors are for the text of a finding, which has the name
// of the file already.
func Read(fsys fs.FS, name string, limit int64) ([]byte, error) {
	if err := checkRegular(fsys, name); err != nil {
		return nil, err
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, plain(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, plain(err)
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("it is larger than %d MB", limit>>20)
	}
	return data, nil
}

// checkRegular looks before a file is opened, where that can be done: to open a
// pipe would wait for a writer that may never come.
func checkRegular(fsys fs.FS, name string) error {
	s, ok := fsys.(fs.StatFS)
	if !ok {
		return nil
	}
	info, err := s.Stat(name)
	if err != nil {
		return plain(err)
	}
	if !info.Mode().IsRegular() {
		return errors.New("it is not a regular file")
	}
	return nil
}

// plain removes what the operating system adds to an error: the path, which must
// not be one of this machine.
func plain(err error) error {
	pathErr := (*fs.PathError)(nil)
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
