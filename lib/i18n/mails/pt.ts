import type { MailMessages } from "./en";

export const pt: MailMessages = {
  payNow: {
    subject: "{brand}: {amount} a pagar",
    title: "{amount} já podem ser pagos",
    body: "{brand} pede-lhe que pague {amount} por “{item}”. Na página seguinte escolhe como; nada é cobrado antes da sua confirmação.",
    button: "Pagar {amount}",
  },
  confirm: {
    subject: "{brand}: confirme uma cobrança de {amount}",
    title: "O seu banco pede que confirme {amount}",
    body: "{brand} tentou cobrar {amount} por “{item}” no seu método de pagamento guardado e o seu banco pede que o confirme. Ainda nada foi cobrado.",
    button: "Confirmar {amount}",
  },
  reminder: {
    subject: "{brand}: lembrete, {amount} ainda por pagar",
    title: "{amount} ainda não foram pagos",
    body: "Um lembrete de {brand}: {amount} por “{item}” continuam por pagar. Se acabou de pagar, não precisa de fazer nada.",
    button: "Pagar {amount}",
  },
  setup: {
    subject: "{brand}: configure a sua forma de pagamento",
    title: "Configure a sua forma de pagamento",
    body: "{brand} pede que guarde um método de pagamento. A página seguinte indica o que é cobrado agora e o que poderá ser cobrado mais tarde; nada acontece sem o seu acordo.",
    button: "Configurar o pagamento",
    why: "Recebe este e-mail a pedido de {brand}. Se não o esperava, não faça nada e contacte {brand}.",
  },
  common: {
    number: "Fatura",
    description: "Referente a",
    due: "Vence em",
    tax: "Imposto",
    taxLine: "incl. {percent}% de {tax} ({amount})",
    taxId: "Identificação fiscal",
    terms: "Condições de pagamento",
    link: "Se o botão não funcionar, abra este endereço:",
    why: "Recebe este e-mail porque acordou com {brand} cobranças como esta. Se não a esperava, não pague e contacte {brand}.",
    contact: "Contactar {brand}",
  },
};
