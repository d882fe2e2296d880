import type { Messages } from "./en";

export const de: Messages = {
  title: {
    open: "Zahlungsmethode einrichten · {brand}",
    processing: "Wird geprüft · {brand}",
    done: "Alles erledigt · {brand}",
    closed: "Link geschlossen · {brand}",
    payNow: "Rechnung bezahlen · {brand}",
    confirm: "Zahlung bestätigen · {brand}",
    paid: "Bezahlt · {brand}",
    payClosed: "Nichts zu zahlen · {brand}",
    notFound: "Seite nicht gefunden",
    error: "Etwas ist schiefgelaufen",
  },
  summary: {
    label: "Übersicht",
    details: "Details",
    dueNow: "<amount>{value}</amount> heute",
    nothingDue: "Heute nichts zu zahlen",
    whyCharged: "Einmalig, um zu bestätigen, dass Ihre Zahlungsmethode funktioniert.",
    whySaved: "Ihre Zahlungsmethode wird nur für später gespeichert.",
    laterTitle: "Was später abgebucht werden kann",
    confirmEach: "Jede dieser Abbuchungen bestätigen Sie vorher.",
    stop: "Sie können das jederzeit beenden: Wenden Sie sich an {brand}.",
  },
  trigger: {
    exactLte: "{amount}, sobald Ihr Guthaben {threshold} oder weniger beträgt",
    exactGte: "{amount}, sobald Ihr Saldo {threshold} oder mehr beträgt",
    exactEq: "{amount}, sobald Ihr Saldo genau {threshold} beträgt",
    usageLte: "{amount}, sobald Ihr Verbrauch {threshold} oder weniger beträgt",
    usageGte: "{amount}, sobald Ihr Verbrauch {threshold} oder mehr beträgt",
    usageEq: "{amount}, sobald Ihr Verbrauch genau {threshold} beträgt",
    exactAny: "{amount} jedes Mal, wenn eine Zahlung für „{item}“ fällig wird",
    mostLte: "{amount} höchstens, sobald Ihr Guthaben {threshold} oder weniger beträgt",
    mostGte: "{amount} höchstens, sobald Ihr Saldo {threshold} oder mehr beträgt",
    mostEq: "{amount} höchstens, sobald Ihr Saldo genau {threshold} beträgt",
    mostAny: "{amount} höchstens, jedes Mal, wenn eine Zahlung für „{item}“ fällig wird",
  },
  consent: {
    cardPay:
      "Wenn Sie fortfahren, erlauben Sie {brand}, diese Karte zu speichern und jetzt mit {amount} zu belasten.",
    cardSave: "Wenn Sie fortfahren, erlauben Sie {brand}, diese Karte zu speichern.",
    paypalPay:
      "Wenn Sie fortfahren, erlauben Sie {brand}, Ihr PayPal-Konto zu speichern und jetzt mit {amount} zu belasten.",
    paypalSave: "Wenn Sie fortfahren, erlauben Sie {brand}, Ihr PayPal-Konto zu speichern.",
    later: "Später darf {brand} davon abbuchen, ohne jedes Mal nachzufragen: {trigger}.",
    laterConfirmed: "Später kann {brand} Sie bitten, eine Abbuchung davon zu bestätigen: {trigger}.",
    stop: "Sie können diese Erlaubnis jederzeit bei {brand} widerrufen.",
  },
  form: {
    card: "Kartendaten",
    paypal: "PayPal",
    replace: "{method} ersetzen",
    replaceHint: "Sie bleibt in Gebrauch, bis die neue Zahlungsmethode gespeichert ist.",
    paypalHint: "Sie stimmen bei PayPal zu und kommen direkt hierher zurück.",
    cardPay: "Karte speichern und {amount} zahlen",
    cardSave: "Karte speichern",
    working: "Einen Moment …",
    checking: "Wir prüfen das beim Zahlungsanbieter. Bitte zahlen Sie nicht noch einmal.",
    loading: "Das Zahlungsformular wird geladen …",
    loadFailed:
      "Das Zahlungsformular konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.",
    retry: "Erneut versuchen",
    request: "Anfrage {id}",
    noScript: "Schalten Sie JavaScript in Ihrem Browser ein, um Ihre Zahlungsdaten einzugeben.",
    lockedTitle: "Bitte versuchen Sie es später noch einmal",
    lockedBody:
      "Zu viele Versuche sind fehlgeschlagen, deshalb ist dieses Formular vorerst geschlossen. Es wurde nichts weiter abgebucht. {brand} hilft Ihnen gern.",
  },
  notice: {
    card_declined:
      "Ihre Bank hat diese Karte abgelehnt. Es wurde nichts abgebucht. Nehmen Sie eine andere Karte oder fragen Sie Ihre Bank.",
    insufficient_funds:
      "Diese Karte ist nicht ausreichend gedeckt. Es wurde nichts abgebucht. Nehmen Sie eine andere Karte.",
    expired_card: "Diese Karte ist abgelaufen. Prüfen Sie das Datum oder nehmen Sie eine andere Karte.",
    incorrect_cvc:
      "Der Sicherheitscode ist falsch. Prüfen Sie die Ziffern auf Ihrer Karte und versuchen Sie es erneut.",
    incorrect_number: "Die Kartennummer ist falsch. Prüfen Sie sie und versuchen Sie es erneut.",
    authentication_failed:
      "Ihre Bank konnte nicht bestätigen, dass Sie es sind. Es wurde nichts abgebucht. Versuchen Sie es erneut oder nehmen Sie eine andere Karte.",
    method_unusable:
      "Diese Zahlungsmethode lässt sich nicht für spätere Abbuchungen speichern. Nehmen Sie eine andere.",
    processing_error:
      "Beim Zahlungsanbieter gab es ein Problem. Es wurde nichts abgebucht. Versuchen Sie es gleich noch einmal.",
    cancelled: "Sie haben abgebrochen. Es wurde nichts abgebucht. Sie können jederzeit fortfahren.",
    too_many_tries: "Zu viele Versuche sind fehlgeschlagen. Bitte versuchen Sie es später noch einmal.",
    unavailable:
      "Der Zahlungsanbieter ist gerade nicht erreichbar. Es wurde nichts abgebucht. Versuchen Sie es gleich noch einmal.",
  },
  done: {
    title: "Alles erledigt",
    charged: "{amount} wurden abgebucht von: {method}.",
    saved: "{method} ist gespeichert.",
    nextNothing: "Sie müssen nichts weiter tun und können diese Seite schließen.",
    receipt: "Beleg",
    date: "Datum",
    back: "Zurück zu {brand}",
  },
  processing: {
    titlePayment: "Ihre Zahlung wird geprüft",
    titleMethod: "Ihre Zahlungsmethode wird geprüft",
    body: "Der Zahlungsanbieter hat noch nicht endgültig geantwortet. Sie müssen nichts tun; bitte zahlen Sie nicht noch einmal.",
    wait: "Diese Seite aktualisiert sich von selbst. Sie können sie auch schließen: Es geht nichts verloren.",
  },
  closed: {
    completedTitle: "Dieser Link wurde bereits verwendet",
    completedBody:
      "Die Einrichtung ist abgeschlossen. Wenn Sie Ihre Zahlungsmethode ändern möchten, bitten Sie {brand} um einen neuen Link.",
    expiredTitle: "Dieser Link ist abgelaufen",
    expiredBody:
      "Links gelten nur für begrenzte Zeit. Bitten Sie {brand} um einen neuen; es wurde nichts abgebucht.",
    revokedTitle: "Dieser Link ist geschlossen",
    revokedBody:
      "{brand} hat diesen Link geschlossen. Wenn Sie fortfahren möchten, bitten Sie um einen neuen.",
    supersededTitle: "Es gibt einen neueren Link",
    supersededBody:
      "{brand} hat Ihnen einen neueren Link geschickt, der diesen ersetzt. Bitte verwenden Sie jenen oder fordern Sie ihn erneut an.",
    suspendedTitle: "Dieses Konto ist vorübergehend gesperrt",
    suspendedBody:
      "Zahlungsmethoden können zurzeit nicht geändert werden. Wenden Sie sich an {brand}, um fortzufahren.",
    contact: "{brand} kontaktieren",
  },
  pay: {
    toPay: "<amount>{value}</amount> zu zahlen",
    whyPayNow:
      "{brand} bittet Sie, dies zu bezahlen. Es wird erst abgebucht, wenn Sie auf die Schaltfläche drücken.",
    whyConfirm: "{brand} bucht dies ab, wie Sie es beim Speichern Ihrer Zahlungsmethode vereinbart haben.",
    invoice: "Rechnung",
    description: "Beschreibung",
    due: "Fällig am",
    tax: "Steuer",
    taxLine: "inkl. {percent} % {tax} ({amount})",
    taxId: "Steuernummer",
    terms: "Zahlungsbedingungen",
    from: "Von",
    overdue: "Diese Rechnung ist überfällig. Sie können sie hier noch bezahlen.",
    choose: "Wie möchten Sie zahlen?",
    confirmTitle: "Diese Zahlung bestätigen",
    confirmCard:
      "Ihre Bank möchte, dass Sie diese eine Abbuchung selbst bestätigen. Bisher wurde nichts abgebucht.",
    confirmPaypal:
      "PayPal möchte, dass Sie diese eine Abbuchung selbst bestätigen. Bisher wurde nichts abgebucht.",
    saved: "Gespeichert bei {brand}",
    otherCard: "Andere Karte",
    otherPaypal: "Anderes PayPal-Konto",
    once: "Nur für diese Zahlung, wird nicht gespeichert",
    withSaved: "{amount} zahlen mit {method}",
    withOther: "{amount} zahlen",
    paypalDeclined:
      "PayPal hat diese Zahlung abgelehnt. Es wurde nichts abgebucht. Nehmen Sie ein anderes PayPal-Konto oder fragen Sie PayPal.",
    paypalUnconfirmed:
      "PayPal konnte diese Zahlung nicht bestätigen. Es wurde nichts abgebucht. Versuchen Sie es erneut oder nehmen Sie ein anderes PayPal-Konto.",
    methodUnusable:
      "Diese Zahlungsmethode kann hier nicht verwendet werden. Es wurde nichts abgebucht. Nehmen Sie eine andere.",
    paidTitle: "Zahlung eingegangen",
    paidAmount: "{amount} wurden bezahlt.",
    alreadyTitle: "Diese Rechnung ist bezahlt",
    alreadyBody: "Hier ist nichts mehr zu zahlen.",
    voidTitle: "Diese Rechnung wurde storniert",
    voidBody: "{brand} hat diese Rechnung storniert. Es ist nichts zu zahlen, und es wurde nichts abgebucht.",
    suspendedBody:
      "Diese Rechnung kann zurzeit nicht bezahlt werden. Wenden Sie sich an {brand}, um fortzufahren.",
    cancelledTitle: "Diese Zahlung ist geschlossen",
    cancelledBody: "Hier ist nichts mehr zu zahlen. Bei Fragen wenden Sie sich an {brand}.",
  },
  notFound: {
    title: "Diese Seite ist nicht zu finden",
    body: "Der Link ist vielleicht unvollständig. Prüfen Sie ihn oder bitten Sie den Absender um einen neuen.",
  },
  error: {
    title: "Bei uns ist etwas schiefgelaufen",
    body: "Versuchen Sie es gleich noch einmal. Falls Sie schon gezahlt haben, wird nichts doppelt abgebucht.",
    retry: "Erneut versuchen",
    request: "Anfrage {id}",
  },
  page: {
    testMode: "Testmodus",
    testHint: "Es fließt kein echtes Geld",
    terms: "AGB",
    privacy: "Datenschutz",
    contact: "Kontakt",
  },
};
