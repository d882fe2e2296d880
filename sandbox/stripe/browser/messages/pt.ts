import type { Messages } from "./types";

export const pt: Messages = {
  cardNumber: "Número do cartão",
  expiry: "Data de validade",
  expiryPlaceholder: "MM / AA",
  cvc: "Código de segurança",
  cvcPlaceholder: "CVC",
  terms:
    "Ao fornecer os dados do seu cartão, você permite que {merchant} faça cobranças futuras no cartão de acordo com os termos da empresa.",
  errors: {
    incomplete_number: "O número do cartão está incompleto.",
    invalid_number: "O número do cartão é inválido.",
    incomplete_expiry: "A data de validade do cartão está incompleta.",
    invalid_expiry_month: "A data de validade do cartão é inválida.",
    invalid_expiry_year_past: "O ano de validade do cartão já passou.",
    invalid_expiry_month_past: "A data de validade do cartão já passou.",
    incomplete_cvc: "O código de segurança do cartão está incompleto.",
    incorrect_cvc: "O código de segurança do cartão está incorreto.",
    expired_card: "O seu cartão expirou. Tente outro cartão.",
    card_declined: "O seu cartão foi recusado. Tente outro cartão.",
    insufficient_funds: "O seu cartão não tem saldo suficiente. Tente outro cartão.",
    processing_error: "Ocorreu um erro ao processar o cartão. Tente de novo dentro de instantes.",
    authentication_failure:
      "Não foi possível autenticar a sua forma de pagamento. Escolha outra e tente de novo.",
    api_connection_error:
      "Não foi possível contactar o provedor de pagamentos. Verifique a sua conexão e tente de novo.",
  },
  challenge: {
    title: "Confirme que é você",
    pay: "O seu banco pede que confirme um pagamento de {amount} a {merchant}.",
    save: "O seu banco pede que confirme que {merchant} pode guardar o seu cartão.",
    explanation: "Este é o banco de teste do sandbox: nenhum banco real é consultado.",
    unreachable: "Não foi possível contactar o banco. Tente de novo.",
    gone: "Já não há nada para confirmar aqui.",
  },
};
