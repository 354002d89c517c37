package generate

import "testing"

// BenchmarkGenerate is a whole run for the Classic contract, from the embedded
// documents to the files in memory.
func BenchmarkGenerate(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		report := new(Report)
		tree := Run(Request{ImportPath: "example.com/pp", Packages: []Package{{Spec: EmbeddedClassic()}}}, report)
		if tree == nil {
			b.Fatal(report.Err())
		}
	}
}
