package emit

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// verify holds a file, read back, against what was asked for: its declarations
// in order, its imports, its package, its name. The layers before it leave no
// way for a document to add to these; verify is there for the day that one of
// them has a hole.
func (f *file) verify(tree *ast.File) error {
	if err := checkFileName(f.name); err != nil {
		return err
	}
	if tree.Name.Name != f.plan.pkg {
		return fmt.Errorf("the file belongs to package %s, not %s", tree.Name.Name, f.plan.pkg)
	}
	for _, im := range tree.Imports {
		path, err := strconv.Unquote(im.Path.Value)
		if err != nil || im.Name != nil || !slices.Contains(f.plan.imports, path) {
			return fmt.Errorf("an import of %s that nothing asked for", im.Path.Value)
		}
	}
	if err := verifyComments(tree); err != nil {
		return err
	}
	found, err := declared(tree)
	if err != nil {
		return err
	}
	for i := range max(len(found), len(f.asked)) {
		got, want := at(found, i), at(f.asked, i)
		if got != want {
			return fmt.Errorf("declaration %d is %q, but %q was asked for", i+1, got, want)
		}
	}
	return nil
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "nothing"
}

// declared lists the declarations of a file: "type X" and "field A" for each
// field of a struct, `const A = "text"`, "var a", "func f", "func X.M".
func declared(tree *ast.File) ([]string, error) {
	var list []string
	for _, d := range tree.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Body == nil {
				return nil, fmt.Errorf("function %s has no body", d.Name.Name)
			}
			list = append(list, "func "+receiver(d)+d.Name.Name)
		case *ast.GenDecl:
			if d.Tok == token.IMPORT {
				continue
			}
			for _, s := range d.Specs {
				list = append(list, specified(s, d.Tok)...)
			}
		}
	}
	return list, nil
}

func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) != 1 {
		return ""
	}
	t := d.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if name, ok := t.(*ast.Ident); ok {
		return name.Name + "."
	}
	return "?."
}

// specified lists what one line of a declaration declares.
func specified(s ast.Spec, tok token.Token) []string {
	var list []string
	switch s := s.(type) {
	case *ast.TypeSpec:
		list = append(list, "type "+s.Name.Name)
		if st, ok := s.Type.(*ast.StructType); ok {
			for _, f := range st.Fields.List {
				list = append(list, fieldNames(f)...)
			}
		}
	case *ast.ValueSpec:
		for i, name := range s.Names {
			text := tok.String() + " " + name.Name
			if tok == token.CONST && i < len(s.Values) {
				text += " = " + constantText(s.Values[i])
			}
			list = append(list, text)
		}
	}
	return list
}

func fieldNames(f *ast.Field) []string {
	if len(f.Names) == 0 {
		return []string{"embedded field"}
	}
	var list []string
	for _, n := range f.Names {
		list = append(list, "field "+n.Name)
	}
	return list
}

// constantText is the value of a string constant as strconv.Quote spells it,
// and what kind of expression any other one is.
func constantText(e ast.Expr) string {
	if b, ok := e.(*ast.BasicLit); ok && b.Kind == token.STRING {
		if text, err := strconv.Unquote(b.Value); err == nil {
			return strconv.Quote(text)
		}
	}
	if s, ok := e.(*ast.SelectorExpr); ok {
		return s.Sel.Name
	}
	return fmt.Sprintf("%T", e)
}

// verifyComments makes sure that every comment is prose, and that the first line
// and no other says that the file is generated.
func verifyComments(tree *ast.File) error {
	marks := 0
	for _, group := range tree.Comments {
		for _, c := range group.List {
			text, ok := strings.CutPrefix(c.Text, "//")
			if !ok || text != "" && text[0] != ' ' || strings.HasPrefix(text, " +build") {
				return fmt.Errorf("a comment that is no prose: %.60q", c.Text)
			}
			if strings.HasPrefix(text, " Code generated ") {
				marks++
			}
		}
	}
	if marks != 1 || !strings.HasPrefix(tree.Comments[0].List[0].Text, "// Code generated ") {
		return fmt.Errorf("%d lines say that the file is generated; the first line has to, and no other", marks)
	}
	return nil
}

// verifyText makes sure that no character of the file hides or reorders others.
func verifyText(src []byte) error {
	for i := 0; i < len(src); {
		if c := src[i]; c >= ' ' && c < 0x7f || c == '\t' || c == '\n' {
			i++
			continue
		}
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			return fmt.Errorf("invisible character %U at byte %d", r, i)
		}
		i += n
	}
	return nil
}
