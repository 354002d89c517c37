package paypal

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestClassesOfCodes(t *testing.T) {
	for code, c := range map[string]struct {
		classes string
		advice  Advice
	}{
		"10001": {"unavailable", AdviceLookUp},
		"10002": {"auth", AdviceFixCredentials},
		"10004": {"validation", AdviceFixRequest},
		"10007": {"permission", AdviceFixAccount},
		"10009": {"state", AdviceGiveUp},
		"10011": {"notfound", AdviceFixRequest},
		"10014": {"rate", AdviceRetry},
		"10101": {"unavailable", AdviceRetry},
		"10411": {"state", AdviceRestart},
		"10415": {"duplicate", AdviceLookUp},
		"10417": {"funding", AdviceNewFunding},
		"10422": {"funding", AdviceSendBuyerBack},
		"10425": {"configuration", AdviceFixAccount},
		"10433": {"", AdviceNone},
		"10435": {"buyer", AdviceSendBuyerBack},
		"10486": {"funding", AdviceSendBuyerBack},
		"10502": {"declined", AdviceNewFunding},
		"10503": {"limit", AdviceGiveUp},
		"10539": {"declined risk", AdviceGiveUp},
		"11604": {"progress", AdviceRetry},
		"15005": {"declined", AdviceNewFunding},
		"99999": {"unavailable", AdviceLookUp},
		"":      {"", AdviceNone},
		"x":     {"", AdviceNone},
		"12":    {"", AdviceNone},
	} {
		e := &Error{Code: code, Message: "m"}
		wantClasses(t, e, strings.Fields(c.classes)...)
		wantClasses(t, fmt.Errorf("refund: %w", &Error{Errors: []ErrorDetail{{Code: code}}}), strings.Fields(c.classes)...)
		if e.Advice() != c.advice {
			t.Errorf("the advice for %s is %q, want %q", code, e.Advice(), c.advice)
		}
	}
}

func TestAdviceOfClasses(t *testing.T) {
	for c, want := range map[class]Advice{
		classOutcomeUnknown | classAuth: AdviceLookUp, classPartial | classFunding: AdviceLookUp, classDuplicate: AdviceLookUp,
		classAuth | classCommunication: AdviceFixCredentials, classConfiguration: AdviceFixAccount, classValidation: AdviceFixRequest,
		classBuyerAction: AdviceSendBuyerBack, classRisk | classDeclined: AdviceGiveUp, classDeclined: AdviceNewFunding, classCommunication: AdviceRetry, 0: AdviceNone,
	} {
		if got := (&Error{class: c}).Advice(); got != want {
			t.Errorf("the advice for %b is %q, want %q", c, got, want)
		}
	}
	if got := (&Error{Code: "10001", safe: true}).Advice(); got != AdviceRetry {
		t.Errorf("the advice for 10001 on a safe operation is %q", got)
	}
	if got := (&Error{Code: "10486", class: classOutcomeUnknown}).Advice(); got != AdviceLookUp {
		t.Errorf("the advice for an unknown outcome is %q", got)
	}
}

func TestCatalogueIsInOrder(t *testing.T) {
	if !slices.IsSortedFunc(codeFacts[:], func(a, b codeFact) int { return a.code - b.code }) {
		t.Error("the codes are not ordered, so some are not found")
	}
	for i, f := range codeFacts {
		if i > 0 && f.code == codeFacts[i-1].code {
			t.Errorf("%d stands twice", f.code)
		}
		if f.class&classOutcomeUnknown != 0 || f.class == 0 != (f.advice == AdviceNone) {
			t.Errorf("%d has class %b and advice %q", f.code, f.class, f.advice)
		}
		if f.open && f.class&(classUnavailable|classInProgress) == 0 {
			t.Errorf("%d is open but of class %b", f.code, f.class)
		}
	}
}

// The catalogue is compared with the facts it was made from, where these are.
func TestCatalogueHasAllFacts(t *testing.T) {
	const name = "../../shared/facts/classic-error-codes.tsv"
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is not here: the codes are not compared with their source", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	classOf := map[string]error{
		"validation": ErrValidation, "state": ErrState, "config": ErrConfiguration, "declined": ErrDeclined, "risk": ErrRisk, "limit": ErrLimit,
		"funding": ErrFunding, "permission": ErrPermission, "duplicate": ErrDuplicate, "not-found": ErrNotFound, "internal": ErrUnavailable,
		"buyer-action": ErrBuyerAction, "auth": ErrAuth, "ratelimit": ErrRateLimited, "pending": ErrInProgress,
	}
	for _, row := range rows[1:] {
		code, kind := row[0], row[2]
		e := &Error{Code: code}
		if want := classOf[kind]; want != nil && !errors.Is(e, want) {
			t.Errorf("%s is not of class %v", code, want)
		}
		if kind == "transient" && !errors.Is(e, ErrUnavailable) && !errors.Is(e, ErrInProgress) {
			t.Errorf("%s is transient, but its advice is %q", code, e.Advice())
		}
	}
	if len(rows)-1 != len(codeFacts) {
		t.Errorf("%d facts, %d codes", len(rows)-1, len(codeFacts))
	}
}

func TestSentinelsHaveTexts(t *testing.T) {
	seen := map[string]bool{}
	for name, sentinel := range classNames {
		text := sentinel.Error()
		if !strings.HasPrefix(text, "paypal: ") || len(text) < 12 || seen[text] {
			t.Errorf("%s reads %q", name, text)
		}
		seen[text] = true
		if !errors.Is(sentinel, sentinel) {
			t.Errorf("%s is not itself", name)
		}
	}
	if len(classNames) != len(classTexts) {
		t.Errorf("%d classes, %d texts", len(classNames), len(classTexts))
	}
}

func TestErrorTextIsOneBoundedLine(t *testing.T) {
	long := strings.Repeat("é", 5000)
	e := &Error{Operation: "Op\n", Code: "1\x1b[31m", Message: "a\r\nb" + long, DebugID: long, cause: errors.New("c\nd" + long), Errors: []ErrorDetail{{LongMessage: "x\u2028y" + long}}}
	if s := e.Error(); strings.ContainsAny(s, "\r\n\x1b\u2028") || len(s) > 1500 || !strings.HasPrefix(s, "Op : 1 [31m a  bé") {
		t.Errorf("%d bytes: %.80q", len(s), s)
	}
	if s := (&Error{Message: "m", Errors: []ErrorDetail{{LongMessage: "m"}}}).Error(); s != "paypal: m" {
		t.Errorf("a repeated message reads %q", s)
	}
}

func TestErrorInLogsAndJSON(t *testing.T) {
	e := &Error{Operation: "DoPay", Code: "10486", Message: "Declined", DebugID: "c1", Status: 200, Result: &testResponse{"buyer data"}, Meta: &Meta{RawBody: "buyer data"}}
	var logs bytes.Buffer
	slog.New(slog.NewTextHandler(&logs, nil)).Info("failed", "err", e)
	for _, want := range []string{"err.operation=DoPay", "err.code=10486", "err.correlation_id=c1", "err.status=200", "err.advice=send-buyer-back", `err.error="DoPay: 10486 Declined (correlation id c1)"`} {
		if !strings.Contains(logs.String(), want) {
			t.Errorf("the log lacks %s: %s", want, logs.String())
		}
	}
	text, err := json.Marshal(e)
	if err != nil || strings.Contains(string(text)+logs.String(), "buyer data") || !strings.Contains(string(text), `"Code":"10486"`) {
		t.Errorf("JSON %s, %v; log %s", text, err, logs.String())
	}
}

func TestMetaPrintsNoBodies(t *testing.T) {
	m := Meta{Operation: "DoPay", Wire: SOAP, Ack: "Success", CorrelationID: "c1", HTTPStatus: 200, RawBody: "buyer data", Header: map[string][]string{"Set-Cookie": {"buyer data"}}}
	var logs bytes.Buffer
	slog.New(slog.NewJSONHandler(&logs, nil)).Info("x", "m", m, "p", &m)
	text, _ := json.Marshal(m)
	for _, s := range []string{fmt.Sprintf("%v %+v %#v %s %q %d", m, m, &m, m, m, m), logs.String(), string(text)} {
		if strings.Contains(s, "buyer data") || !strings.Contains(s, "c1") {
			t.Errorf("meta prints as %s", s)
		}
	}
}

func TestFaultError(t *testing.T) {
	err := FaultError(&Fault{Code: "soap:Client", String: "Bad"})
	wantClasses(t, err, "validation")
	var e *Error
	if !errors.As(err, &e) || e.Fault == nil || err.Error() != "paypal: soap:Client Bad" {
		t.Errorf("got %v", err)
	}
	wantClasses(t, FaultError(&Fault{Code: "Server"}), "unavailable")
}

func TestPtr(t *testing.T) {
	if p := Ptr(false); p == nil || *p {
		t.Errorf("Ptr(false) = %v", p)
	}
	const _ = IsAtLeastV0_1
}
