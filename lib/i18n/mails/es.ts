import type { MailMessages } from "./en";

export const es: MailMessages = {
  payNow: {
    subject: "{brand}: {amount} por pagar",
    title: "Ya puede pagar {amount}",
    body: "{brand} le pide que pague {amount} por «{item}». En la página siguiente elige cómo; no se cobra nada antes de que lo confirme.",
    button: "Pagar {amount}",
  },
  confirm: {
    subject: "{brand}: confirme un cargo de {amount}",
    title: "Su banco le pide que confirme {amount}",
    body: "{brand} intentó cobrar {amount} por «{item}» a su método de pago guardado y su banco le pide que lo confirme. Todavía no se ha cobrado nada.",
    button: "Confirmar {amount}",
  },
  reminder: {
    subject: "{brand}: recordatorio, quedan {amount} por pagar",
    title: "{amount} siguen sin pagar",
    body: "Un recordatorio de {brand}: {amount} por «{item}» siguen pendientes. Si acaba de pagar, no tiene que hacer nada.",
    button: "Pagar {amount}",
  },
  setup: {
    subject: "{brand}: configure su forma de pago",
    title: "Configure su forma de pago",
    body: "{brand} le pide que guarde un método de pago. La página siguiente indica qué se cobra ahora y qué puede cobrarse más adelante; nada ocurre sin su consentimiento.",
    button: "Configurar el pago",
    why: "Recibe este correo porque {brand} lo ha solicitado. Si no lo espera, no haga nada y póngase en contacto con {brand}.",
  },
  common: {
    number: "Factura",
    description: "Concepto",
    due: "Vence el",
    tax: "Impuesto",
    taxLine: "incl. {percent} % de {tax} ({amount})",
    taxId: "Identificación fiscal",
    terms: "Condiciones de pago",
    link: "Si el botón no funciona, abra esta dirección:",
    why: "Recibe este correo porque ha acordado con {brand} cargos como este. Si no lo esperaba, no pague y póngase en contacto con {brand}.",
    contact: "Contactar con {brand}",
  },
};
