import type { Messages } from "./en";

export const pt: Messages = {
  title: {
    open: "Configure a sua forma de pagamento · {brand}",
    processing: "Verificando · {brand}",
    done: "Tudo pronto · {brand}",
    closed: "Link encerrado · {brand}",
    notFound: "Página não encontrada",
    error: "Algo deu errado",
  },
  summary: {
    label: "Resumo",
    details: "Detalhes",
    dueNow: "<amount>{value}</amount> hoje",
    nothingDue: "Nada a pagar hoje",
    whyCharged: "Cobrado uma única vez, para confirmar que a sua forma de pagamento funciona.",
    whySaved: "A sua forma de pagamento fica apenas salva para mais tarde.",
    laterTitle: "O que pode ser cobrado mais tarde",
    confirmEach: "Você confirma cada uma destas cobranças antes que ela seja feita.",
    stop: "Você pode parar quando quiser: entre em contato com {brand}.",
  },
  trigger: {
    exactLte: "{amount} sempre que o seu saldo for de {threshold} ou menos",
    exactGte: "{amount} sempre que o seu saldo for de {threshold} ou mais",
    exactEq: "{amount} sempre que o seu saldo for exatamente de {threshold}",
    exactAny: "{amount} sempre que for devida uma cobrança de “{item}”",
    mostLte: "{amount} no máximo, sempre que o seu saldo for de {threshold} ou menos",
    mostGte: "{amount} no máximo, sempre que o seu saldo for de {threshold} ou mais",
    mostEq: "{amount} no máximo, sempre que o seu saldo for exatamente de {threshold}",
    mostAny: "{amount} no máximo, sempre que for devida uma cobrança de “{item}”",
  },
  consent: {
    cardPay: "Ao continuar, você autoriza {brand} a salvar este cartão e a cobrar {amount} nele agora.",
    cardSave: "Ao continuar, você autoriza {brand} a salvar este cartão.",
    paypalPay:
      "Ao continuar, você autoriza {brand} a salvar a sua conta PayPal e a cobrar {amount} nela agora.",
    paypalSave: "Ao continuar, você autoriza {brand} a salvar a sua conta PayPal.",
    later: "Mais tarde, {brand} pode fazer cobranças sem perguntar a cada vez: {trigger}.",
    laterConfirmed: "Mais tarde, {brand} pode pedir que você confirme uma cobrança: {trigger}.",
    stop: "Você pode retirar esta autorização a qualquer momento entrando em contato com {brand}.",
  },
  form: {
    card: "Dados do cartão",
    paypal: "PayPal",
    replace: "Substituir {method}",
    replaceHint: "Continua em uso até que a nova forma de pagamento seja salva.",
    paypalHint: "Você aprova no PayPal e volta direto para cá.",
    cardPay: "Salvar cartão e pagar {amount}",
    cardSave: "Salvar cartão",
    working: "Um momento…",
    checking: "Estamos verificando com o provedor de pagamentos. Por favor, não pague outra vez.",
    loading: "Carregando o formulário de pagamento…",
    loadFailed:
      "Não foi possível carregar o formulário de pagamento. Verifique a sua conexão e tente novamente.",
    retry: "Tentar novamente",
    request: "Solicitação {id}",
    noScript: "Ative o JavaScript no seu navegador para inserir os dados de pagamento.",
    lockedTitle: "Tente novamente mais tarde",
    lockedBody:
      "Houve muitas tentativas sem sucesso, por isso este formulário está fechado por enquanto. Nada mais foi cobrado. {brand} pode ajudar.",
  },
  notice: {
    card_declined:
      "O seu banco recusou este cartão. Nada foi cobrado. Tente outro cartão ou fale com o seu banco.",
    insufficient_funds: "Não há saldo suficiente neste cartão. Nada foi cobrado. Tente outro cartão.",
    expired_card: "Este cartão está vencido. Verifique a data ou use outro cartão.",
    incorrect_cvc: "O código de segurança está errado. Verifique os dígitos no cartão e tente novamente.",
    incorrect_number: "O número do cartão está errado. Verifique-o e tente novamente.",
    authentication_failed:
      "O seu banco não conseguiu confirmar que é você. Nada foi cobrado. Tente novamente ou use outro cartão.",
    method_unusable: "Esta forma de pagamento não pode ser salva para cobranças futuras. Use outra.",
    processing_error:
      "O provedor de pagamentos teve um problema. Nada foi cobrado. Tente novamente em instantes.",
    cancelled: "O pagamento foi cancelado. Nada foi cobrado. Continue quando quiser.",
    too_many_tries: "Houve muitas tentativas sem sucesso. Tente novamente mais tarde.",
    unavailable:
      "Não conseguimos contatar o provedor de pagamentos agora. Nada foi cobrado. Tente novamente em instantes.",
  },
  done: {
    title: "Tudo pronto",
    charged: "Foram cobrados {amount}: {method}.",
    saved: "{method}: forma de pagamento salva.",
    nextNothing: "Você não precisa fazer mais nada. Pode fechar esta página.",
    receipt: "Recibo",
    date: "Data",
    back: "Voltar para {brand}",
  },
  processing: {
    titlePayment: "Verificando o seu pagamento",
    titleMethod: "Verificando a sua forma de pagamento",
    body: "O provedor de pagamentos ainda não deu a resposta definitiva. Você não precisa fazer nada e, por favor, não pague outra vez.",
    wait: "Esta página se atualiza sozinha. Você também pode fechá-la: nada se perde.",
  },
  closed: {
    completedTitle: "Este link já foi usado",
    completedBody:
      "A configuração está concluída. Se quiser mudar a forma de pagamento, peça um novo link a {brand}.",
    expiredTitle: "Este link expirou",
    expiredBody: "Os links ficam abertos por tempo limitado. Peça um novo a {brand}; nada foi cobrado.",
    revokedTitle: "Este link está encerrado",
    revokedBody: "{brand} encerrou este link. Se ainda quiser continuar, peça um novo.",
    supersededTitle: "Há um link mais recente",
    supersededBody: "{brand} enviou um link mais recente que substitui este. Use esse, ou peça-o de novo.",
    suspendedTitle: "Esta conta está suspensa por enquanto",
    suspendedBody:
      "Neste momento não é possível alterar formas de pagamento. Entre em contato com {brand} para continuar.",
    contact: "Contatar {brand}",
  },
  notFound: {
    title: "Não encontramos esta página",
    body: "O link pode estar incompleto. Verifique-o ou peça um novo a quem o enviou.",
  },
  error: {
    title: "Algo deu errado do nosso lado",
    body: "Tente novamente em instantes. Se você já pagou, não será cobrado duas vezes.",
    retry: "Tentar novamente",
    request: "Solicitação {id}",
  },
  page: {
    testMode: "Modo de teste",
    testHint: "Nenhum dinheiro real é movimentado",
    terms: "Termos",
    privacy: "Privacidade",
    contact: "Contato",
  },
};
