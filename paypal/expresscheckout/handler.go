package expresscheckout

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/ppgen/ppgen/paypal/nvp"
)

// ErrNoShipping is for a Quote to return when nothing is shipped to an address.
var ErrNoShipping = errors.New("expresscheckout: nothing is shipped to this address")

// The defaults of a Handler.
const (
	defaultTimeout  = 3 * time.Second
	defaultMaxBytes = 64 << 10
)

// A Handler answers callbacks over HTTP. Whenever it cannot, it answers with a
// status of 400 or more, and PayPal goes on with the flat rates that
// SetExpressCheckout gave it. Only Quote is required.
type Handler struct {
	// Quote makes the options for an order and an address. An error that is
	// ErrNoShipping tells the buyer to choose another address; any other is a
	// failure of the shop. Where the response leaves Version and Currency empty
	// they are those of the request.
	Quote func(context.Context, *CallbackRequest) (*CallbackResponse, error)

	// Timeout ends the context of Quote. PayPal waits for CallbackTimeout
	// seconds of SetExpressCheckout, 3 if that is not given and 6 at most, so
	// stay below that. 0 means 3 seconds.
	Timeout time.Duration

	// MaxBytes bounds a request. 0 means 64 KiB.
	MaxBytes int64

	// OnError, if not nil, is told why a request was not answered. It must be
	// safe for concurrent use.
	OnError func(*http.Request, error)
}

// ServeHTTP answers a callback.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	answer, status, err := h.answer(w, r)
	if err != nil {
		if h.OnError != nil {
			h.OnError(r, err)
		}
		// The text is for whoever tries the address out, so it says nothing of
		// the shop.
		http.Error(w, http.StatusText(status), status)
		return
	}
	w.Header().Set("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
	_, _ = w.Write(answer)
}

// answer returns a body, or the status of a failure.
func (h *Handler) answer(w http.ResponseWriter, r *http.Request) (answer []byte, status int, err error) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		return nil, http.StatusMethodNotAllowed, fmt.Errorf("expresscheckout: a callback comes by POST, this came by %.20q", r.Method)
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, cmp.Or(h.MaxBytes, defaultMaxBytes)))
	if err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return nil, http.StatusRequestEntityTooLarge, fmt.Errorf("expresscheckout: the callback is longer than %d bytes: MaxBytes sets the limit", large.Limit)
		}
		return nil, http.StatusBadRequest, fmt.Errorf("expresscheckout: the callback cannot be read: %w", err)
	}
	request, err := ParseCallback(body)
	if err != nil {
		return nil, http.StatusBadRequest, err
	}
	response, err := h.quote(r.Context(), request)
	if err != nil {
		return nil, http.StatusInternalServerError, err
	}
	answer, err = nvp.Marshal(response)
	if err != nil {
		return nil, http.StatusInternalServerError, fmt.Errorf("expresscheckout: the response to the callback cannot be written: %w", err)
	}
	return answer, http.StatusOK, nil
}

// quote asks Quote, and completes and checks what it says.
func (h *Handler) quote(ctx context.Context, request *CallbackRequest) (*CallbackResponse, error) {
	ctx, cancel := context.WithTimeout(ctx, cmp.Or(h.Timeout, defaultTimeout))
	defer cancel()
	if h.Quote == nil {
		return nil, errors.New("expresscheckout: the Handler has no Quote")
	}
	given, err := h.Quote(ctx, request)
	switch {
	case errors.Is(err, ErrNoShipping):
		given = &CallbackResponse{NoShipping: true}
	case err != nil:
		return nil, fmt.Errorf("expresscheckout: no quote: %w", err)
	case given == nil:
		return nil, errors.New("expresscheckout: Quote returned neither a response nor an error")
	}
	response := *given // which may be shared by several calls
	response.Version = cmp.Or(response.Version, request.Version)
	response.Currency = cmp.Or(response.Currency, request.Currency)
	if err := response.check(); err != nil {
		return nil, fmt.Errorf("expresscheckout: the response to the callback is wrong: %w", err)
	}
	return &response, nil
}
