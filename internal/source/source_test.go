package source

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

// failing is a file system whose files cannot be read.
type failing struct{ err error }

func (f failing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: "/home/somebody/" + name, Err: f.err}
}

func TestRead(t *testing.T) {
	files := fstest.MapFS{"a": {Data: []byte("1234")}, "d/e": {Data: []byte("x")}}
	tests := []struct {
		name, file string
		fsys       fs.FS
		limit      int64
		want, err  string
	}{
		{"a file", "a", files, 4, "1234", ""},
		{"one byte more than allowed", "a", files, 3, "", "it is larger than 0 MB"},
		{"a folder", "d", files, 4, "", "it is not a regular file"},
		{"none", "b", files, 4, "", "file does not exist"},
		{"an error of the system", "a", failing{errors.New("on fire")}, 4, "", "on fire"},
	}
	for _, tt := range tests {
		data, err := Read(tt.fsys, tt.file, tt.limit)
		if string(data) != tt.want || tt.err == "" && err != nil || tt.err != "" && (err == nil || err.Error() != tt.err) {
			t.Errorf("%s: got %q, %v", tt.name, data, err)
		}
	}
}
