/** Everything in which our rows and a provider's books can differ, in words for staff. `mend`: what is left for them to do. */
export const DRIFT_KINDS = {
  capture_unrecorded: {
    title: "Money taken, not recorded",
    meaning: "The provider holds money of a charge that is not captured here.",
    mend: "Open the charge. What was taken after staff had ended it goes back by itself. If it has failed otherwise, refund the money at the provider.",
  },
  capture_unknown: {
    title: "Money taken for a charge that is not here",
    meaning: "The provider holds money that names a charge of yours, and there is no such charge here.",
    mend: "Look for it in an older backup, or refund it at the provider.",
  },
  captured_twice: {
    title: "Charged twice",
    meaning: "The provider holds money of this charge twice.",
    mend: "Refund the second payment at the provider.",
  },
  capture_missing: {
    title: "Recorded, not taken",
    meaning: "The charge is captured here, and the provider does not hold its money.",
    mend: "Look for the payment in the provider's dashboard. Check that this account is the one that took it.",
  },
  amount_differs: {
    title: "Another amount was taken",
    meaning: "The provider holds another amount or currency than the charge asked for.",
    mend: "Compare both, and refund the difference at the provider.",
  },
  refunds_differ: {
    title: "Refunds do not add up",
    meaning: "The provider says that more or less of the charge was given back than is recorded here.",
    mend: "Compare the charge's refunds here with those in the provider's dashboard.",
  },
  refund_unrecorded: {
    title: "Refund not recorded",
    meaning: "The provider gave money back, and no refund here says so.",
    mend: "Compare the charge's refunds here with those in the provider's dashboard.",
  },
  refund_failed: {
    title: "A refund came back",
    meaning:
      "The refund succeeded, and the bank sent the money back afterwards. The customer does not have it.",
    mend: "Give the customer their money in another way, then dismiss this.",
  },
  dispute_unrecorded: {
    title: "Dispute not recorded",
    meaning: "The provider says that the charge is disputed or decided, and nothing here says so.",
    mend: "Answer the dispute in the provider's dashboard.",
  },
  event_missed: {
    title: "Event never arrived",
    meaning: "The provider has an event that no webhook brought here.",
    mend: "Check the account's webhook with the go-live doctor.",
  },
  method_gone: {
    title: "Payment method gone",
    meaning: "The customer's payment method is no longer at the provider.",
    mend: "Send the customer a setup link.",
  },
  charge_unfinished: {
    title: "Charge left unfinished",
    meaning: "The charge was still processing here, and the provider had decided.",
    mend: "Nothing is left to do.",
  },
  charge_in_doubt: {
    title: "Charge in doubt",
    meaning: "The charge has been processing for more than an hour, and the provider does not settle it.",
    mend: "Look for it in the provider's dashboard. When nothing was taken, end it here: it fails five minutes later.",
  },
} as const satisfies Record<string, { title: string; meaning: string; mend: string }>;

export type DriftKind = keyof typeof DRIFT_KINDS;
