package paypal

import (
	"slices"
	"strconv"
)

// A codeFact is what is known about an error code.
type codeFact struct {
	code   int // of the Classic APIs
	class  class
	advice Advice

	// open says that PayPal failed on the way or is not done, so that a request
	// with this code may have been done, or may still be.
	open bool
}

// findCode returns what is known about a code: nothing, for most texts.
func findCode(code string) codeFact {
	n, err := strconv.Atoi(code)
	if err != nil {
		return findIssue(code)
	}
	i, ok := slices.BinarySearchFunc(codeFacts[:], n, func(f codeFact, n int) int { return f.code - n })
	if !ok {
		return codeFact{}
	}
	return codeFacts[i]
}

// codeFacts are the codes of the Classic APIs, in order. The comment names the calls that a code was
// listed for; codes appear elsewhere as well.
var codeFacts = [...]codeFact{
	{10001, classUnavailable, AdviceLookUp, true},           // general
	{10002, classAuth, AdviceFixCredentials, false},         // general
	{10003, classValidation, AdviceFixRequest, false},       // general
	{10004, classValidation, AdviceFixRequest, false},       // general
	{10005, classConfiguration, AdviceFixAccount, false},    // general
	{10006, classConfiguration, AdviceFixAccount, false},    // general
	{10007, classPermission, AdviceFixAccount, false},       // general
	{10008, classAuth, AdviceFixCredentials, false},         // general
	{10009, classState, AdviceGiveUp, false},                // general
	{10010, classValidation, AdviceFixRequest, false},       // general
	{10011, classNotFound, AdviceFixRequest, false},         // general
	{10014, classRateLimited, AdviceRetry, false},           // general
	{10069, classFunding, AdviceNewFunding, false},          // general
	{10101, classUnavailable, AdviceRetry, false},           // general
	{10102, classConfiguration, AdviceFixAccount, false},    // general
	{10201, classState, AdviceGiveUp, false},                // reference
	{10202, classLimit, AdviceGiveUp, false},                // reference
	{10203, classBuyerAction, AdviceSendBuyerBack, false},   // reference
	{10204, classDeclined, AdviceNewFunding, false},         // reference
	{10205, classDeclined | classRisk, AdviceGiveUp, false}, // reference
	{10206, classDuplicate, AdviceLookUp, false},            // reference
	{10207, classFunding, AdviceNewFunding, false},          // reference
	{10209, classConfiguration, AdviceFixAccount, false},    // reference
	{10210, classFunding, AdviceNewFunding, false},          // reference
	{10211, classValidation, AdviceFixRequest, false},       // reference
	{10212, classDeclined, AdviceNewFunding, false},         // reference
	{10213, classValidation, AdviceFixRequest, false},       // reference
	{10214, classConfiguration, AdviceFixAccount, false},    // reference
	{10215, 0, AdviceNone, false},                           // reference
	{10216, classBuyerAction, AdviceNewFunding, false},      // reference
	{10301, classPermission, AdviceFixAccount, false},       // masspay
	{10303, classState, AdviceGiveUp, false},                // masspay
	{10304, classState, AdviceGiveUp, false},                // masspay
	{10305, classLimit, AdviceGiveUp, false},                // masspay
	{10306, classLimit, AdviceGiveUp, false},                // masspay
	{10307, classState, AdviceGiveUp, false},                // masspay
	{10308, classConfiguration, AdviceFixAccount, false},    // masspay
	{10309, classUnavailable, AdviceRetry, false},           // masspay
	{10310, classUnavailable, AdviceLookUp, true},           // masspay
	{10311, classValidation, AdviceFixRequest, false},       // masspay
	{10312, classValidation, AdviceFixRequest, false},       // masspay
	{10313, classValidation, AdviceFixRequest, false},       // masspay
	{10314, classValidation, AdviceFixRequest, false},       // masspay
	{10315, classValidation, AdviceFixRequest, false},       // masspay
	{10316, classValidation, AdviceFixRequest, false},       // masspay
	{10317, classLimit, AdviceGiveUp, false},                // masspay
	{10318, classValidation, AdviceFixRequest, false},       // masspay
	{10319, classValidation, AdviceFixRequest, false},       // masspay
	{10320, classPermission, AdviceFixAccount, false},       // masspay
	{10321, classFunding, AdviceNewFunding, false},          // masspay
	{10400, classValidation, AdviceFixRequest, false},       // express-checkout
	{10401, classValidation, AdviceFixRequest, false},       // express-checkout
	{10402, classPermission, AdviceFixAccount, false},       // express-checkout
	{10404, classValidation, AdviceFixRequest, false},       // express-checkout
	{10405, classValidation, AdviceFixRequest, false},       // express-checkout
	{10406, classValidation, AdviceFixRequest, false},       // express-checkout
	{10407, classValidation, AdviceFixRequest, false},       // express-checkout
	{10408, classValidation, AdviceFixRequest, false},       // express-checkout
	{10409, classPermission, AdviceFixAccount, false},       // express-checkout
	{10410, classNotFound, AdviceRestart, false},            // express-checkout
	{10411, classState, AdviceRestart, false},               // express-checkout
	{10412, classDuplicate, AdviceLookUp, false},            // express-checkout
	{10413, classValidation, AdviceFixRequest, false},       // express-checkout
	{10414, classLimit, AdviceGiveUp, false},                // express-checkout
	{10415, classDuplicate, AdviceLookUp, false},            // express-checkout
	{10416, classState, AdviceRestart, false},               // express-checkout
	{10417, classFunding, AdviceNewFunding, false},          // express-checkout
	{10418, classValidation, AdviceFixRequest, false},       // express-checkout
	{10419, classValidation, AdviceFixRequest, false},       // express-checkout
	{10420, classValidation, AdviceFixRequest, false},       // express-checkout
	{10421, classState, AdviceRestart, false},               // express-checkout
	{10422, classFunding, AdviceSendBuyerBack, false},       // express-checkout
	{10424, classValidation, AdviceFixRequest, false},       // express-checkout
	{10425, classConfiguration, AdviceFixAccount, false},    // express-checkout
	{10426, classValidation, AdviceFixRequest, false},       // express-checkout
	{10427, classValidation, AdviceFixRequest, false},       // express-checkout
	{10428, classValidation, AdviceFixRequest, false},       // express-checkout
	{10429, classValidation, AdviceFixRequest, false},       // express-checkout
	{10431, classValidation, AdviceFixRequest, false},       // express-checkout
	{10432, classValidation, AdviceFixRequest, false},       // express-checkout
	{10433, 0, AdviceNone, false},                           // express-checkout
	{10434, 0, AdviceNone, false},                           // express-checkout
	{10435, classBuyerAction, AdviceSendBuyerBack, false},   // express-checkout
	{10436, classValidation, AdviceFixRequest, false},       // express-checkout
	{10437, classValidation, AdviceFixRequest, false},       // express-checkout
	{10438, classValidation, AdviceFixRequest, false},       // express-checkout
	{10439, classValidation, AdviceFixRequest, false},       // express-checkout
	{10440, classValidation, AdviceFixRequest, false},       // express-checkout
	{10441, classValidation, AdviceFixRequest, false},       // express-checkout
	{10442, 0, AdviceNone, false},                           // express-checkout
	{10443, classValidation, AdviceFixRequest, false},       // express-checkout
	{10444, classValidation, AdviceFixRequest, false},       // express-checkout
	{10445, classUnavailable, AdviceRetry, false},           // express-checkout
	{10446, classState, AdviceGiveUp, false},                // express-checkout
	{10448, classValidation, AdviceFixRequest, false},       // express-checkout
	{10457, classFunding, AdviceSendBuyerBack, false},       // express-checkout
	{10458, classDeclined, AdviceNewFunding, false},         // express-checkout
	{10471, classValidation, AdviceFixRequest, false},       // express-checkout
	{10472, classValidation, AdviceFixRequest, false},       // express-checkout
	{10474, classValidation, AdviceFixRequest, false},       // express-checkout
	{10475, classConfiguration, AdviceFixAccount, false},    // express-checkout
	{10476, classLimit, AdviceGiveUp, false},                // express-checkout
	{10477, classConfiguration, AdviceFixAccount, false},    // express-checkout
	{10478, classConfiguration, AdviceFixAccount, false},    // express-checkout
	{10480, classValidation, AdviceFixRequest, false},       // express-checkout
	{10481, classConfiguration, AdviceFixAccount, false},    // express-checkout
	{10482, classPermission, AdviceFixAccount, false},       // express-checkout
	{10485, classBuyerAction, AdviceSendBuyerBack, false},   // express-checkout
	{10486, classFunding, AdviceSendBuyerBack, false},       // express-checkout
	{10501, classConfiguration, AdviceFixAccount, false},    // direct
	{10502, classDeclined, AdviceNewFunding, false},         // direct
	{10503, classLimit, AdviceGiveUp, false},                // direct
	{10504, classDeclined, AdviceNewFunding, false},         // direct
	{10505, classDeclined | classRisk, AdviceGiveUp, false}, // direct
	{10507, classState, AdviceGiveUp, false},                // direct
	{10508, classValidation, AdviceFixRequest, false},       // direct
	{10509, classValidation, AdviceFixRequest, false},       // direct
	{10510, classDeclined, AdviceNewFunding, false},         // direct
	{10511, classValidation, AdviceFixRequest, false},       // direct
	{10512, classValidation, AdviceFixRequest, false},       // direct
	{10513, classValidation, AdviceFixRequest, false},       // direct
	{10519, classValidation, AdviceFixRequest, false},       // direct
	{10520, classLimit, AdviceGiveUp, false},                // direct
	{10521, classValidation, AdviceFixRequest, false},       // direct
	{10522, classValidation, AdviceFixRequest, false},       // direct
	{10523, classUnavailable, AdviceLookUp, true},           // direct
	{10525, classValidation, AdviceFixRequest, false},       // direct
	{10526, classConfiguration, AdviceFixAccount, false},    // direct
	{10527, classDeclined, AdviceNewFunding, false},         // direct
	{10528, classValidation, AdviceFixRequest, false},       // direct
	{10529, classValidation, AdviceFixRequest, false},       // direct
	{10530, classValidation, AdviceFixRequest, false},       // direct
	{10531, classValidation, AdviceFixRequest, false},       // direct
	{10532, classValidation, AdviceFixRequest, false},       // direct
	{10533, classValidation, AdviceFixRequest, false},       // direct
	{10534, classState, AdviceGiveUp, false},                // direct
	{10535, classDeclined, AdviceNewFunding, false},         // direct
	{10536, classDuplicate, AdviceLookUp, false},            // direct
	{10537, classDeclined | classRisk, AdviceGiveUp, false}, // direct
	{10538, classDeclined | classRisk, AdviceGiveUp, false}, // direct
	{10539, classDeclined | classRisk, AdviceGiveUp, false}, // direct
	{10540, classValidation, AdviceFixRequest, false},       // direct
	{10541, classDeclined, AdviceNewFunding, false},         // direct
	{10542, classValidation, AdviceFixRequest, false},       // direct
	{10544, classDeclined | classRisk, AdviceGiveUp, false}, // direct
	{10545, classDeclined | classRisk, AdviceGiveUp, false}, // direct
	{10546, classDeclined | classRisk, AdviceGiveUp, false}, // direct
	{10547, classUnavailable, AdviceLookUp, true},           // direct
	{10548, classConfiguration, AdviceFixAccount, false},    // direct
	{10549, classPermission, AdviceFixAccount, false},       // direct
	{10550, classConfiguration, AdviceFixAccount, false},    // direct
	{10551, classState, AdviceGiveUp, false},                // direct
	{10552, classState, AdviceGiveUp, false},                // direct
	{10553, classConfiguration, AdviceFixAccount, false},    // direct
	{10554, classDeclined | classRisk, AdviceGiveUp, false}, // direct
	{10555, classDeclined | classRisk, AdviceGiveUp, false}, // direct
	{10556, classDeclined | classRisk, AdviceGiveUp, false}, // direct
	{10560, classValidation, AdviceFixRequest, false},       // direct
	{10561, classValidation, AdviceFixRequest, false},       // direct
	{10562, classValidation, AdviceFixRequest, false},       // direct
	{10563, classValidation, AdviceFixRequest, false},       // direct
	{10564, classUnavailable, AdviceLookUp, true},           // direct
	{10565, classConfiguration, AdviceFixAccount, false},    // direct
	{10566, classDeclined, AdviceNewFunding, false},         // direct
	{10567, classValidation, AdviceFixRequest, false},       // direct
	{10570, 0, AdviceNone, false},                           // direct
	{10571, 0, AdviceNone, false},                           // direct
	{10574, 0, AdviceNone, false},                           // direct
	{10575, classValidation, AdviceFixRequest, false},       // direct
	{10576, classConfiguration, AdviceFixAccount, false},    // direct
	{10577, classValidation, AdviceFixRequest, false},       // direct
	{10578, classConfiguration, AdviceFixAccount, false},    // direct
	{10600, classState, AdviceGiveUp, false},                // auth-capture
	{10601, classState, AdviceGiveUp, false},                // auth-capture
	{10602, classDuplicate, AdviceLookUp, false},            // auth-capture
	{10603, classState, AdviceGiveUp, false},                // auth-capture
	{10604, classValidation, AdviceFixRequest, false},       // auth-capture
	{10605, classValidation, AdviceFixRequest, false},       // auth-capture
	{10606, classFunding, AdviceNewFunding, false},          // auth-capture
	{10607, classPermission, AdviceFixAccount, false},       // auth-capture
	{10608, classFunding, AdviceNewFunding, false},          // auth-capture
	{10609, classNotFound, AdviceFixRequest, false},         // auth-capture
	{10610, classLimit, AdviceGiveUp, false},                // auth-capture
	{10611, classPermission, AdviceFixAccount, false},       // auth-capture
	{10612, classLimit, AdviceGiveUp, false},                // auth-capture
	{10613, classValidation, AdviceFixRequest, false},       // auth-capture
	{10614, classState, AdviceGiveUp, false},                // auth-capture
	{10615, classState, AdviceGiveUp, false},                // auth-capture
	{10616, classLimit, AdviceGiveUp, false},                // auth-capture
	{10617, classState, AdviceGiveUp, false},                // auth-capture
	{10618, classState, AdviceGiveUp, false},                // auth-capture
	{10619, classValidation, AdviceFixRequest, false},       // auth-capture
	{10620, classState, AdviceGiveUp, false},                // auth-capture
	{10621, classState, AdviceGiveUp, false},                // auth-capture
	{10622, classState, AdviceGiveUp, false},                // auth-capture
	{10623, classLimit, AdviceGiveUp, false},                // auth-capture
	{10624, classDuplicate, AdviceLookUp, false},            // auth-capture
	{10625, classLimit, AdviceGiveUp, false},                // auth-capture
	{10626, classDeclined | classRisk, AdviceGiveUp, false}, // auth-capture
	{10627, classValidation, AdviceFixRequest, false},       // auth-capture
	{10628, classUnavailable, AdviceRetry, false},           // auth-capture
	{10629, classState, AdviceGiveUp, false},                // auth-capture
	{10630, classValidation, AdviceFixRequest, false},       // auth-capture
	{10631, classInProgress, AdviceLookUp, true},            // auth-capture
	{10701, classValidation, AdviceFixRequest, false},       // direct-avs
	{10702, classValidation, AdviceFixRequest, false},       // direct-avs
	{10703, classValidation, AdviceFixRequest, false},       // direct-avs
	{10704, classValidation, AdviceFixRequest, false},       // direct-avs
	{10705, classValidation, AdviceFixRequest, false},       // direct-avs
	{10706, classValidation, AdviceFixRequest, false},       // direct-avs
	{10707, classValidation, AdviceFixRequest, false},       // direct-avs
	{10709, classValidation, AdviceFixRequest, false},       // direct-avs
	{10710, classValidation, AdviceFixRequest, false},       // direct-avs
	{10711, classValidation, AdviceFixRequest, false},       // direct-avs
	{10712, classValidation, AdviceFixRequest, false},       // direct-avs
	{10713, classValidation, AdviceFixRequest, false},       // direct-avs
	{10714, classValidation, AdviceFixRequest, false},       // direct-avs
	{10715, classValidation, AdviceFixRequest, false},       // direct-avs
	{10716, classValidation, AdviceFixRequest, false},       // direct-avs
	{10717, classValidation, AdviceFixRequest, false},       // direct-avs
	{10718, classValidation, AdviceFixRequest, false},       // direct-avs
	{10719, classValidation, AdviceFixRequest, false},       // shipping
	{10720, classValidation, AdviceFixRequest, false},       // shipping
	{10721, classValidation, AdviceFixRequest, false},       // shipping
	{10722, classValidation, AdviceFixRequest, false},       // shipping
	{10723, classValidation, AdviceFixRequest, false},       // shipping
	{10724, classValidation, AdviceFixRequest, false},       // shipping
	{10725, classValidation, AdviceFixRequest, false},       // shipping
	{10726, classValidation, AdviceFixRequest, false},       // shipping
	{10727, classValidation, AdviceFixRequest, false},       // shipping
	{10728, classValidation, AdviceFixRequest, false},       // shipping
	{10729, classValidation, AdviceFixRequest, false},       // shipping
	{10730, classValidation, AdviceFixRequest, false},       // shipping
	{10731, classValidation, AdviceFixRequest, false},       // shipping
	{10736, classValidation, AdviceFixRequest, false},       // shipping
	{10744, classValidation, AdviceFixRequest, false},       // direct
	{10745, classValidation, AdviceFixRequest, false},       // direct
	{10746, classValidation, AdviceFixRequest, false},       // direct
	{10747, classValidation, AdviceFixRequest, false},       // direct
	{10748, classValidation, AdviceFixRequest, false},       // direct
	{10750, classValidation, AdviceFixRequest, false},       // direct
	{10751, classValidation, AdviceFixRequest, false},       // direct
	{10752, classDeclined, AdviceNewFunding, false},         // direct
	{10754, classDeclined, AdviceNewFunding, false},         // direct
	{10755, classConfiguration, AdviceFixAccount, false},    // direct
	{10756, classDeclined | classRisk, AdviceGiveUp, false}, // direct
	{10757, classConfiguration, AdviceFixAccount, false},    // direct
	{10758, classConfiguration, AdviceFixAccount, false},    // direct
	{10759, classDeclined | classRisk, AdviceGiveUp, false}, // direct
	{10760, classConfiguration, AdviceFixAccount, false},    // direct
	{10761, classDuplicate, AdviceLookUp, false},            // direct
	{10762, classDeclined, AdviceNewFunding, false},         // direct
	{10763, classConfiguration, AdviceFixAccount, false},    // direct
	{10764, classUnavailable, AdviceRetry, false},           // direct
	{11001, 0, AdviceNone, false},                           // recurring
	{11002, 0, AdviceNone, false},                           // transaction-search
	{11068, classValidation, AdviceFixRequest, false},       // reference
	{11084, classFunding, AdviceNewFunding, false},          // reference
	{11089, classConfiguration, AdviceFixAccount, false},    // reference
	{11091, classLimit, AdviceGiveUp, false},                // reference
	{11094, classPermission, AdviceFixAccount, false},       // reference
	{11302, classValidation, AdviceFixRequest, false},       // reference
	{11450, classConfiguration, AdviceFixAccount, false},    // reference
	{11451, classValidation, AdviceFixRequest, false},       // reference
	{11452, classConfiguration, AdviceFixAccount, false},    // reference
	{11453, classUnavailable, AdviceRetry, false},           // reference
	{11455, classValidation, AdviceFixRequest, false},       // reference
	{11456, classValidation, AdviceFixRequest, false},       // reference
	{11457, classValidation, AdviceFixRequest, false},       // reference
	{11458, classFunding, AdviceNewFunding, false},          // reference
	{11459, classValidation, AdviceFixRequest, false},       // reference
	{11460, classState, AdviceGiveUp, false},                // reference
	{11501, classNotFound, AdviceFixRequest, false},         // recurring
	{11502, classValidation, AdviceFixRequest, false},       // recurring
	{11503, classState, AdviceGiveUp, false},                // recurring
	{11504, classUnavailable, AdviceRetry, true},            // recurring
	{11505, classValidation, AdviceFixRequest, false},       // recurring
	{11506, classValidation, AdviceFixRequest, false},       // recurring
	{11507, classValidation, AdviceFixRequest, false},       // recurring
	{11508, classValidation, AdviceFixRequest, false},       // recurring
	{11509, classValidation, AdviceFixRequest, false},       // recurring
	{11510, classValidation, AdviceFixRequest, false},       // recurring
	{11511, classValidation, AdviceFixRequest, false},       // recurring
	{11512, classValidation, AdviceFixRequest, false},       // recurring
	{11513, classValidation, AdviceFixRequest, false},       // recurring
	{11514, classValidation, AdviceFixRequest, false},       // recurring
	{11515, classValidation, AdviceFixRequest, false},       // recurring
	{11516, classValidation, AdviceFixRequest, false},       // recurring
	{11517, classValidation, AdviceFixRequest, false},       // recurring
	{11518, classValidation, AdviceFixRequest, false},       // recurring
	{11519, classValidation, AdviceFixRequest, false},       // recurring
	{11520, classValidation, AdviceFixRequest, false},       // recurring
	{11521, classValidation, AdviceFixRequest, false},       // recurring
	{11522, classValidation, AdviceFixRequest, false},       // recurring
	{11523, classValidation, AdviceFixRequest, false},       // recurring
	{11524, classValidation, AdviceFixRequest, false},       // recurring
	{11531, classValidation, AdviceFixRequest, false},       // recurring
	{11543, classValidation, AdviceFixRequest, false},       // recurring
	{11544, classValidation, AdviceFixRequest, false},       // recurring
	{11545, classValidation, AdviceFixRequest, false},       // recurring
	{11546, classValidation, AdviceFixRequest, false},       // recurring
	{11547, classConfiguration, AdviceFixAccount, false},    // recurring
	{11548, classValidation, AdviceFixRequest, false},       // recurring
	{11549, classValidation, AdviceFixRequest, false},       // recurring
	{11550, classConfiguration, AdviceFixAccount, false},    // recurring
	{11551, classState, AdviceGiveUp, false},                // recurring
	{11552, classNotFound, AdviceFixRequest, false},         // recurring
	{11553, classValidation, AdviceFixRequest, false},       // recurring
	{11554, classLimit, AdviceGiveUp, false},                // recurring
	{11555, classState, AdviceGiveUp, false},                // recurring
	{11556, classState, AdviceGiveUp, false},                // recurring
	{11557, classState, AdviceGiveUp, false},                // recurring
	{11558, classState, AdviceGiveUp, false},                // recurring
	{11559, classValidation, AdviceFixRequest, false},       // recurring
	{11560, classLimit, AdviceGiveUp, false},                // recurring
	{11561, classState, AdviceGiveUp, false},                // recurring
	{11562, classState, AdviceGiveUp, false},                // recurring
	{11581, classState, AdviceGiveUp, false},                // recurring
	{11582, classState, AdviceGiveUp, false},                // recurring
	{11583, classState, AdviceGiveUp, false},                // recurring
	{11585, classValidation, AdviceFixRequest, false},       // recurring
	{11586, classValidation, AdviceFixRequest, false},       // recurring
	{11590, classUnavailable, AdviceRetry, true},            // recurring
	{11592, classValidation, AdviceFixRequest, false},       // recurring
	{11601, classConfiguration, AdviceFixAccount, false},    // idempotency
	{11602, classValidation, AdviceFixRequest, false},       // idempotency
	{11603, classValidation, AdviceFixRequest, false},       // idempotency
	{11604, classInProgress, AdviceRetry, true},             // idempotency
	{11607, classDuplicate, AdviceLookUp, false},            // idempotency
	{11610, classInProgress, AdviceLookUp, false},           // fmf
	{11611, classDeclined | classRisk, AdviceGiveUp, false}, // fmf
	{11612, classUnavailable, AdviceRetry, false},           // fmf
	{11811, classValidation, AdviceFixRequest, false},       // express-checkout
	{11812, classValidation, AdviceFixRequest, false},       // express-checkout
	{11820, classValidation, AdviceFixRequest, false},       // express-checkout
	{11821, classValidation, AdviceFixRequest, false},       // express-checkout
	{11826, classValidation, AdviceFixRequest, false},       // express-checkout
	{12000, classDeclined, AdviceNewFunding, false},         // 3ds
	{12001, classDeclined, AdviceNewFunding, false},         // 3ds
	{12125, 0, AdviceNone, false},                           // express-checkout
	{12126, classConfiguration, AdviceFixAccount, false},    // express-checkout
	{12201, classValidation, AdviceFixRequest, false},       // parallel
	{12203, classUnavailable, AdviceLookUp, true},           // parallel
	{12204, classDeclined, AdviceNewFunding, false},         // parallel
	{12206, classValidation, AdviceFixRequest, false},       // parallel
	{12207, classValidation, AdviceFixRequest, false},       // parallel
	{12208, classValidation, AdviceFixRequest, false},       // parallel
	{13100, classConfiguration, AdviceFixAccount, false},    // express-checkout
	{13101, classConfiguration, AdviceFixAccount, false},    // express-checkout
	{13102, classFunding, AdviceSendBuyerBack, false},       // express-checkout
	{13103, classValidation, AdviceFixRequest, false},       // express-checkout
	{13104, classValidation, AdviceFixRequest, false},       // express-checkout
	{13106, classConfiguration, AdviceFixAccount, false},    // digital-goods
	{13107, classValidation, AdviceFixRequest, false},       // digital-goods
	{13109, classDeclined, AdviceNewFunding, false},         // express-checkout
	{13110, classLimit, AdviceGiveUp, false},                // digital-goods
	{13111, classValidation, AdviceFixRequest, false},       // digital-goods
	{13113, classDeclined, AdviceNewFunding, false},         // express-checkout
	{13115, classInProgress, AdviceRetry, true},             // express-checkout
	{13116, classInProgress, AdviceLookUp, true},            // express-checkout
	{13122, classDeclined | classRisk, AdviceGiveUp, false}, // express-checkout
	{13701, classConfiguration, AdviceFixAccount, false},    // api
	{13751, classConfiguration, AdviceFixAccount, false},    // api
	{15001, classDeclined | classRisk, AdviceGiveUp, false}, // card-processing
	{15002, classDeclined, AdviceNewFunding, false},         // card-processing
	{15003, classConfiguration, AdviceFixAccount, false},    // card-processing
	{15004, classDeclined, AdviceNewFunding, false},         // card-processing
	{15005, classDeclined, AdviceNewFunding, false},         // card-processing
	{15006, classDeclined, AdviceNewFunding, false},         // card-processing
	{15007, classDeclined, AdviceNewFunding, false},         // card-processing
	{15008, classConfiguration, AdviceFixAccount, false},    // card-processing
	{15011, classDeclined, AdviceNewFunding, false},         // card-processing
	{15012, classDeclined, AdviceNewFunding, false},         // card-processing
	{17200, classValidation, AdviceFixRequest, false},       // wallet
	{17203, classState, AdviceGiveUp, false},                // wallet
	{17204, classState, AdviceGiveUp, false},                // wallet
	{18014, classDeclined, AdviceNewFunding, false},         // reference
	{81000, classValidation, AdviceFixRequest, false},       // request
	{81001, classValidation, AdviceFixRequest, false},       // request
	{81002, classValidation, AdviceFixRequest, false},       // request
	{81003, classValidation, AdviceFixRequest, false},       // request
	{81004, classValidation, AdviceFixRequest, false},       // request
	{81100, classValidation, AdviceFixRequest, false},       // request
	{81101, classValidation, AdviceFixRequest, false},       // request
	{81102, classValidation, AdviceFixRequest, false},       // request
	{81103, classValidation, AdviceFixRequest, false},       // request
	{81104, classValidation, AdviceFixRequest, false},       // request
	{81105, classValidation, AdviceFixRequest, false},       // request
	{99998, classUnavailable, AdviceLookUp, true},           // general
	{99999, classUnavailable, AdviceLookUp, true},           // general
}
