/** The mails to customers in English: the shape that every other language fills. Placeholders are ICU MessageFormat. */
export const en = {
  payNow: {
    subject: "{brand}: {amount} to pay",
    title: "{amount} is ready to be paid",
    body: "{brand} asks you to pay {amount} for “{item}”. You choose how on the next page; nothing is charged before you confirm.",
    button: "Pay {amount}",
  },
  confirm: {
    subject: "{brand}: please confirm a charge of {amount}",
    title: "Your bank wants you to confirm {amount}",
    body: "{brand} tried to charge {amount} for “{item}” to your saved payment method, and your bank asks you to confirm it. Nothing was charged yet.",
    button: "Confirm {amount}",
  },
  reminder: {
    subject: "{brand}: reminder, {amount} still to pay",
    title: "{amount} has not been paid yet",
    body: "This is a reminder from {brand}: {amount} for “{item}” is still open. If you have just paid, you need do nothing.",
    button: "Pay {amount}",
  },
  setup: {
    subject: "{brand}: set up how you pay",
    title: "Set up how you pay",
    body: "{brand} asks you to save a payment method. The next page says what is charged now and what may be charged later; nothing happens before you agree.",
    button: "Set up payment",
    why: "You receive this mail because {brand} has asked for it. If you do not expect it, do nothing, and contact {brand}.",
  },
  common: {
    number: "Invoice",
    description: "For",
    due: "Due on",
    tax: "Tax",
    taxLine: "incl. {percent} % {tax} ({amount})",
    taxId: "Tax ID",
    terms: "Payment terms",
    link: "If the button does not work, open this address:",
    why: "You receive this mail because you have agreed with {brand} on charges like this one. If you do not expect it, do not pay, and contact {brand}.",
    contact: "Contact {brand}",
  },
};

/** Every language says the same things. */
export type MailMessages = typeof en;
