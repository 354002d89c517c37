//go:build race

package nvp_test

// Under the race detector pools forget at random.
func init() { raceDetector = true }
