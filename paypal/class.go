package paypal

// The classes of errors, for errors.Is. An error can belong to several; one with
// a code that is not in the catalogue may belong to none.
var (
	// ErrAuth: the credentials were refused, or are for another environment.
	ErrAuth error = classAuth
	// ErrPermission: the account may not do this.
	ErrPermission error = classPermission
	// ErrConfiguration: the account or the feature is not set up for this.
	ErrConfiguration error = classConfiguration
	// ErrValidation: something in the request is missing or wrong.
	ErrValidation error = classValidation
	// ErrNotFound: the thing that the request names does not exist, or is not
	// visible to this account.
	ErrNotFound error = classNotFound
	// ErrState: the thing that the request names is past this, or not ready: a
	// voided authorization, an expired token.
	ErrState error = classState
	// ErrLimit: an amount or a number is above what is allowed.
	ErrLimit error = classLimit
	// ErrDeclined: the buyer's bank, card or account refused the payment, or a
	// fraud filter did.
	ErrDeclined error = classDeclined
	// ErrRisk: a fraud filter refused the payment. It is ErrDeclined as well.
	ErrRisk error = classRisk
	// ErrFunding: the buyer's way of paying failed; another one may work.
	ErrFunding error = classFunding
	// ErrBuyerAction: the buyer must first do something on PayPal's pages.
	ErrBuyerAction error = classBuyerAction
	// ErrDuplicate: this was done before.
	ErrDuplicate error = classDuplicate
	// ErrInProgress: this is being done at the moment, by an earlier request or
	// under review.
	ErrInProgress error = classInProgress
	// ErrRateLimited: too many calls; wait before the next.
	ErrRateLimited error = classRateLimited
	// ErrUnavailable: PayPal failed or is not available for now.
	ErrUnavailable error = classUnavailable
	// ErrCommunication: no answer came, or none that could be read.
	ErrCommunication error = classCommunication
	// ErrPartial: some parts of the request were done and some were not; the
	// Result of the Error tells which.
	ErrPartial error = classPartial
	// ErrOutcomeUnknown: the request may have been done although the call failed,
	// and doing it again might do it twice. Look the transaction up first.
	ErrOutcomeUnknown error = classOutcomeUnknown
)

// A class is a set of classes of errors; each of the variables above holds one.
type class uint32

const (
	classAuth class = 1 << iota
	classPermission
	classConfiguration
	classValidation
	classNotFound
	classState
	classLimit
	classDeclined
	classRisk
	classFunding
	classBuyerAction
	classDuplicate
	classInProgress
	classRateLimited
	classUnavailable
	classCommunication
	classPartial
	classOutcomeUnknown
)

var classTexts = map[class]string{
	classAuth:           "credentials refused",
	classPermission:     "not permitted",
	classConfiguration:  "account not set up for this",
	classValidation:     "request not valid",
	classNotFound:       "not found",
	classState:          "not possible in this state",
	classLimit:          "above a limit",
	classDeclined:       "payment declined",
	classRisk:           "refused by a fraud filter",
	classFunding:        "funding failed",
	classBuyerAction:    "buyer must act",
	classDuplicate:      "done before",
	classInProgress:     "in progress",
	classRateLimited:    "too many calls",
	classUnavailable:    "not available",
	classCommunication:  "no usable answer",
	classPartial:        "done in part",
	classOutcomeUnknown: "outcome unknown",
}

// Error makes a class usable as the target of errors.Is.
func (c class) Error() string { return "paypal: " + classTexts[c] }

// An Advice says what to do about an error.
type Advice string

// The advices.
const (
	AdviceNone           Advice = ""                // nothing is known: read the message
	AdviceRetry          Advice = "retry"           // send the same request again, after a pause
	AdviceLookUp         Advice = "look-up"         // find out what happened before anything else
	AdviceSendBuyerBack  Advice = "send-buyer-back" // to PayPal's pages, with the same token
	AdviceNewFunding     Advice = "new-funding"     // ask the buyer for another way to pay
	AdviceRestart        Advice = "restart"         // begin the checkout anew
	AdviceFixRequest     Advice = "fix-request"
	AdviceFixCredentials Advice = "fix-credentials"
	AdviceFixAccount     Advice = "fix-account" // its settings or permissions
	AdviceGiveUp         Advice = "give-up"     // repeating will not help
)

// Advice returns what to do about e. An unknown outcome is to be looked up,
// whatever else is wrong.
func (e *Error) Advice() Advice {
	c := e.classes()
	if c&classOutcomeUnknown != 0 {
		return AdviceLookUp
	}
	switch f := findCode(e.Code); {
	case f.open && e.safe:
		return AdviceRetry
	case f.advice != AdviceNone:
		return f.advice
	}
	for _, rule := range classAdvice {
		if c&rule.class != 0 {
			return rule.advice
		}
	}
	return AdviceNone
}

// classAdvice is for errors whose code has no advice of its own; the first rule
// that fits holds.
var classAdvice = []struct {
	class  class
	advice Advice
}{
	{classPartial | classDuplicate | classInProgress, AdviceLookUp},
	{classAuth, AdviceFixCredentials},
	{classPermission | classConfiguration, AdviceFixAccount},
	{classValidation | classNotFound, AdviceFixRequest},
	{classBuyerAction, AdviceSendBuyerBack},
	{classRisk | classState | classLimit, AdviceGiveUp},
	{classDeclined | classFunding, AdviceNewFunding},
	{classRateLimited | classUnavailable | classCommunication, AdviceRetry},
}
