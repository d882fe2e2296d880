import type { Messages } from "./types";

export const de: Messages = {
  cardNumber: "Kartennummer",
  expiry: "Ablaufdatum",
  expiryPlaceholder: "MM / JJ",
  cvc: "Sicherheitscode",
  cvcPlaceholder: "CVC",
  terms:
    "Indem Sie Ihre Kartendaten angeben, gestatten Sie {merchant}, Ihre Karte für künftige Zahlungen gemäß deren Bedingungen zu belasten.",
  errors: {
    incomplete_number: "Die Kartennummer ist unvollständig.",
    invalid_number: "Die Kartennummer ist ungültig.",
    incomplete_expiry: "Das Ablaufdatum der Karte ist unvollständig.",
    invalid_expiry_month: "Das Ablaufdatum der Karte ist ungültig.",
    invalid_expiry_year_past: "Das Ablaufjahr der Karte liegt in der Vergangenheit.",
    invalid_expiry_month_past: "Das Ablaufdatum der Karte liegt in der Vergangenheit.",
    incomplete_cvc: "Der Sicherheitscode der Karte ist unvollständig.",
    incorrect_cvc: "Der Sicherheitscode der Karte ist falsch.",
    expired_card: "Ihre Karte ist abgelaufen. Versuchen Sie es mit einer anderen Karte.",
    card_declined: "Ihre Karte wurde abgelehnt. Versuchen Sie es mit einer anderen Karte.",
    insufficient_funds: "Ihre Karte ist nicht gedeckt. Versuchen Sie es mit einer anderen Karte.",
    processing_error:
      "Bei der Verarbeitung Ihrer Karte ist ein Fehler aufgetreten. Versuchen Sie es gleich noch einmal.",
    authentication_failure:
      "Ihre Zahlungsmethode konnte nicht authentifiziert werden. Wählen Sie eine andere und versuchen Sie es erneut.",
    api_connection_error:
      "Der Zahlungsanbieter ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.",
  },
  challenge: {
    title: "Bestätigen Sie, dass Sie es sind",
    pay: "Ihre Bank bittet Sie, eine Zahlung von {amount} an {merchant} zu bestätigen.",
    save: "Ihre Bank bittet Sie zu bestätigen, dass {merchant} Ihre Karte speichern darf.",
    explanation: "Dies ist die Testbank der Sandbox: Keine echte Bank wird gefragt, kein Geld bewegt.",
    unreachable: "Die Bank ist nicht erreichbar. Versuchen Sie es erneut.",
    gone: "Hier gibt es nichts mehr zu bestätigen.",
  },
};
