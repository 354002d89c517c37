// Package expresscheckout holds what a shop needs around the calls of Express
// Checkout: the page to send a buyer to, the buyer's way back, and the callback by
// which PayPal asks for shipping options while the buyer chooses an address.
//
//	token := …                                       // from SetExpressCheckout
//	http.Redirect(w, r, expresscheckout.RedirectURL(env, token, true), http.StatusSeeOther)
//
//	back, err := expresscheckout.ParseReturn(r)      // on the return and cancel pages
//
// A token in the address of a page proves nothing: keep the one you sent a buyer
// away with, compare, and ask GetExpressCheckoutDetails before anything is paid.
package expresscheckout
