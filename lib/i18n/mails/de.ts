import type { MailMessages } from "./en";

export const de: MailMessages = {
  payNow: {
    subject: "{brand}: {amount} zu bezahlen",
    title: "{amount} können jetzt bezahlt werden",
    body: "{brand} bittet Sie, {amount} für „{item}“ zu bezahlen. Wie, wählen Sie auf der nächsten Seite; ohne Ihre Bestätigung wird nichts abgebucht.",
    button: "{amount} bezahlen",
  },
  confirm: {
    subject: "{brand}: Bitte bestätigen Sie eine Zahlung von {amount}",
    title: "Ihre Bank bittet um Bestätigung von {amount}",
    body: "{brand} wollte {amount} für „{item}“ von Ihrer gespeicherten Zahlungsmethode abbuchen, und Ihre Bank verlangt Ihre Bestätigung. Bisher wurde nichts abgebucht.",
    button: "{amount} bestätigen",
  },
  reminder: {
    subject: "{brand}: Erinnerung, {amount} sind noch offen",
    title: "{amount} sind noch nicht bezahlt",
    body: "Eine Erinnerung von {brand}: {amount} für „{item}“ sind noch offen. Wenn Sie gerade bezahlt haben, brauchen Sie nichts zu tun.",
    button: "{amount} bezahlen",
  },
  setup: {
    subject: "{brand}: Zahlungsart einrichten",
    title: "Richten Sie Ihre Zahlungsart ein",
    body: "{brand} bittet Sie, eine Zahlungsart zu speichern. Auf der nächsten Seite steht, was jetzt und was später abgebucht werden kann; ohne Ihre Zustimmung geschieht nichts.",
    button: "Zahlung einrichten",
    why: "Sie erhalten diese E-Mail auf Veranlassung von {brand}. Falls Sie sie nicht erwarten, unternehmen Sie nichts und wenden Sie sich an {brand}.",
  },
  common: {
    number: "Rechnung",
    description: "Für",
    due: "Fällig am",
    tax: "Steuer",
    taxLine: "inkl. {percent} % {tax} ({amount})",
    taxId: "Steuernummer",
    terms: "Zahlungsbedingungen",
    link: "Falls die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:",
    why: "Sie erhalten diese E-Mail, weil Sie mit {brand} solche Zahlungen vereinbart haben. Wenn Sie sie nicht erwarten, zahlen Sie nicht und wenden Sie sich an {brand}.",
    contact: "{brand} kontaktieren",
  },
};
