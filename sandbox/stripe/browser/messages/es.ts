import type { Messages } from "./types";

export const es: Messages = {
  cardNumber: "Número de tarjeta",
  expiry: "Fecha de caducidad",
  expiryPlaceholder: "MM / AA",
  cvc: "Código de seguridad",
  cvcPlaceholder: "CVC",
  terms:
    "Al proporcionar los datos de tu tarjeta, permites que {merchant} cargue pagos futuros en ella de acuerdo con sus condiciones.",
  errors: {
    incomplete_number: "El número de tarjeta está incompleto.",
    invalid_number: "El número de tarjeta no es válido.",
    incomplete_expiry: "La fecha de caducidad de la tarjeta está incompleta.",
    invalid_expiry_month: "La fecha de caducidad de la tarjeta no es válida.",
    invalid_expiry_year_past: "El año de caducidad de la tarjeta ya ha pasado.",
    invalid_expiry_month_past: "La fecha de caducidad de la tarjeta ya ha pasado.",
    incomplete_cvc: "El código de seguridad de la tarjeta está incompleto.",
    incorrect_cvc: "El código de seguridad de la tarjeta es incorrecto.",
    expired_card: "Tu tarjeta ha caducado. Prueba con otra.",
    card_declined: "Tu tarjeta ha sido rechazada. Prueba con otra.",
    insufficient_funds: "Tu tarjeta no tiene fondos suficientes. Prueba con otra.",
    processing_error:
      "Se ha producido un error al procesar la tarjeta. Inténtalo de nuevo dentro de un momento.",
    authentication_failure: "No hemos podido autenticar tu método de pago. Elige otro e inténtalo de nuevo.",
    api_connection_error:
      "No se puede conectar con el proveedor de pagos. Comprueba tu conexión e inténtalo de nuevo.",
  },
  challenge: {
    title: "Confirma que eres tú",
    pay: "Tu banco te pide que confirmes un pago de {amount} a {merchant}.",
    save: "Tu banco te pide que confirmes que {merchant} puede guardar tu tarjeta.",
    explanation: "Este es el banco de pruebas del sandbox: no se consulta a ningún banco real.",
    unreachable: "No se puede conectar con el banco. Inténtalo de nuevo.",
    gone: "Aquí ya no hay nada que confirmar.",
  },
};
