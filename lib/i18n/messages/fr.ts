import type { Messages } from "./en";

export const fr: Messages = {
  title: {
    open: "Enregistrez votre moyen de paiement · {brand}",
    processing: "Vérification · {brand}",
    done: "C’est fait · {brand}",
    closed: "Lien fermé · {brand}",
    payNow: "Payer votre facture · {brand}",
    confirm: "Confirmer votre paiement · {brand}",
    paid: "Payée · {brand}",
    payClosed: "Rien à payer · {brand}",
    notFound: "Page introuvable",
    error: "Un problème est survenu",
  },
  summary: {
    label: "Récapitulatif",
    details: "Détails",
    dueNow: "<amount>{value}</amount> aujourd’hui",
    nothingDue: "Rien à payer aujourd’hui",
    whyCharged: "Débité une seule fois, pour confirmer que votre moyen de paiement fonctionne.",
    whySaved: "Votre moyen de paiement est seulement enregistré pour plus tard.",
    laterTitle: "Ce qui pourra être débité plus tard",
    confirmEach: "Vous confirmez chacun de ces débits avant qu’il soit effectué.",
    stop: "Vous pouvez y mettre fin à tout moment : contactez {brand}.",
  },
  trigger: {
    exactLte: "{amount} chaque fois que votre solde est de {threshold} ou moins",
    exactGte: "{amount} chaque fois que votre solde est de {threshold} ou plus",
    exactEq: "{amount} chaque fois que votre solde est exactement de {threshold}",
    usageLte: "{amount} chaque fois que votre consommation est de {threshold} ou moins",
    usageGte: "{amount} chaque fois que votre consommation est de {threshold} ou plus",
    usageEq: "{amount} chaque fois que votre consommation est exactement de {threshold}",
    exactAny: "{amount} chaque fois qu’un paiement pour « {item} » est dû",
    mostLte: "{amount} au maximum, chaque fois que votre solde est de {threshold} ou moins",
    mostGte: "{amount} au maximum, chaque fois que votre solde est de {threshold} ou plus",
    mostEq: "{amount} au maximum, chaque fois que votre solde est exactement de {threshold}",
    mostAny: "{amount} au maximum, chaque fois qu’un paiement pour « {item} » est dû",
  },
  consent: {
    cardPay:
      "En continuant, vous autorisez {brand} à enregistrer cette carte et à la débiter de {amount} maintenant.",
    cardSave: "En continuant, vous autorisez {brand} à enregistrer cette carte.",
    paypalPay:
      "En continuant, vous autorisez {brand} à enregistrer votre compte PayPal et à le débiter de {amount} maintenant.",
    paypalSave: "En continuant, vous autorisez {brand} à enregistrer votre compte PayPal.",
    later:
      "Par la suite, {brand} pourra effectuer d’autres débits sans vous demander à chaque fois : {trigger}.",
    laterConfirmed: "Par la suite, {brand} pourra vous demander de confirmer un débit : {trigger}.",
    stop: "Vous pouvez retirer cette autorisation à tout moment en contactant {brand}.",
  },
  form: {
    card: "Informations de la carte",
    paypal: "PayPal",
    replace: "Remplacer {method}",
    replaceHint: "Ce moyen de paiement reste utilisé jusqu’à l’enregistrement du nouveau.",
    paypalHint: "Vous donnez votre accord chez PayPal et revenez directement ici.",
    cardPay: "Enregistrer la carte et payer {amount}",
    cardSave: "Enregistrer la carte",
    working: "Un instant…",
    checking: "Nous vérifions auprès du prestataire de paiement. Merci de ne pas payer une nouvelle fois.",
    loading: "Chargement du formulaire de paiement…",
    loadFailed: "Le formulaire de paiement n’a pas pu être chargé. Vérifiez votre connexion, puis réessayez.",
    retry: "Réessayer",
    request: "Requête {id}",
    noScript: "Activez JavaScript dans votre navigateur pour saisir vos informations de paiement.",
    lockedTitle: "Veuillez réessayer plus tard",
    lockedBody:
      "Il y a eu trop d’essais infructueux : ce formulaire est fermé pour le moment. Rien de plus n’a été débité. {brand} peut vous aider.",
  },
  notice: {
    card_declined:
      "Votre banque a refusé cette carte. Rien n’a été débité. Essayez une autre carte ou contactez votre banque.",
    insufficient_funds:
      "Le solde de cette carte est insuffisant. Rien n’a été débité. Essayez une autre carte.",
    expired_card: "Cette carte a expiré. Vérifiez la date ou utilisez une autre carte.",
    incorrect_cvc: "Le code de sécurité est incorrect. Vérifiez les chiffres sur votre carte et réessayez.",
    incorrect_number: "Le numéro de carte est incorrect. Vérifiez-le et réessayez.",
    authentication_failed:
      "Votre banque n’a pas pu confirmer qu’il s’agit bien de vous. Rien n’a été débité. Réessayez ou utilisez une autre carte.",
    method_unusable:
      "Ce moyen de paiement ne peut pas être enregistré pour de futurs débits. Utilisez-en un autre.",
    processing_error:
      "Le prestataire de paiement a rencontré un problème. Rien n’a été débité. Réessayez dans un instant.",
    cancelled: "Vous avez annulé. Rien n’a été débité. Continuez quand vous le souhaitez.",
    too_many_tries: "Il y a eu trop d’essais infructueux. Veuillez réessayer plus tard.",
    unavailable:
      "Le prestataire de paiement est injoignable pour le moment. Rien n’a été débité. Réessayez dans un instant.",
  },
  done: {
    title: "C’est fait",
    charged: "{amount} ont été débités : {method}.",
    saved: "{method} est enregistré.",
    nextNothing: "Vous n’avez plus rien à faire. Vous pouvez fermer cette page.",
    receipt: "Reçu",
    date: "Date",
    back: "Retour à {brand}",
  },
  processing: {
    titlePayment: "Vérification de votre paiement",
    titleMethod: "Vérification de votre moyen de paiement",
    body: "Le prestataire de paiement n’a pas encore donné sa réponse définitive. Vous n’avez rien à faire ; merci de ne pas payer une nouvelle fois.",
    wait: "Cette page se met à jour toute seule. Vous pouvez aussi la fermer : rien ne sera perdu.",
  },
  closed: {
    completedTitle: "Ce lien a déjà été utilisé",
    completedBody:
      "L’enregistrement est terminé. Pour changer de moyen de paiement, demandez un nouveau lien à {brand}.",
    expiredTitle: "Ce lien a expiré",
    expiredBody:
      "Les liens ne restent ouverts qu’un certain temps. Demandez-en un nouveau à {brand} ; rien n’a été débité.",
    revokedTitle: "Ce lien est fermé",
    revokedBody: "{brand} a fermé ce lien. Si vous souhaitez toujours continuer, demandez-en un nouveau.",
    supersededTitle: "Il existe un lien plus récent",
    supersededBody:
      "{brand} vous a envoyé un lien plus récent qui remplace celui-ci. Utilisez-le ou demandez-le à nouveau.",
    suspendedTitle: "Ce compte est suspendu pour le moment",
    suspendedBody:
      "Les moyens de paiement ne peuvent pas être modifiés actuellement. Contactez {brand} pour continuer.",
    contact: "Contacter {brand}",
  },
  pay: {
    toPay: "<amount>{value}</amount> à payer",
    whyPayNow:
      "{brand} vous demande de régler ce montant. Rien n’est débité tant que vous n’appuyez pas sur le bouton.",
    whyConfirm:
      "{brand} débite ce montant comme vous l’avez accepté en enregistrant votre moyen de paiement.",
    invoice: "Facture",
    description: "Description",
    due: "Échéance",
    tax: "Taxe",
    taxLine: "dont {percent} % de {tax} ({amount})",
    taxId: "Identifiant fiscal",
    terms: "Conditions de paiement",
    from: "Émetteur",
    overdue: "Cette facture est en retard. Vous pouvez encore la payer ici.",
    choose: "Comment souhaitez-vous payer ?",
    confirmTitle: "Confirmez ce paiement",
    confirmCard: "Votre banque souhaite que vous confirmiez vous-même ce débit. Rien n’a encore été débité.",
    confirmPaypal: "PayPal souhaite que vous confirmiez vous-même ce débit. Rien n’a encore été débité.",
    saved: "Enregistré chez {brand}",
    otherCard: "Une autre carte",
    otherPaypal: "Un autre compte PayPal",
    once: "Pour ce paiement uniquement, sans être enregistré",
    withSaved: "Payer {amount} avec {method}",
    withOther: "Payer {amount}",
    paypalDeclined:
      "PayPal a refusé ce paiement. Rien n’a été débité. Essayez un autre compte PayPal ou contactez PayPal.",
    paypalUnconfirmed:
      "PayPal n’a pas pu confirmer ce paiement. Rien n’a été débité. Réessayez ou utilisez un autre compte PayPal.",
    methodUnusable:
      "Ce moyen de paiement ne peut pas être utilisé ici. Rien n’a été débité. Utilisez-en un autre.",
    paidTitle: "Paiement reçu",
    paidAmount: "{amount} ont été payés.",
    alreadyTitle: "Cette facture est payée",
    alreadyBody: "Il n’y a plus rien à payer ici.",
    voidTitle: "Cette facture a été annulée",
    voidBody: "{brand} a annulé cette facture. Il n’y a rien à payer et rien n’a été débité.",
    suspendedBody: "Cette facture ne peut pas être payée actuellement. Contactez {brand} pour continuer.",
    cancelledTitle: "Ce paiement est fermé",
    cancelledBody: "Il n’y a plus rien à payer ici. Pour toute question, contactez {brand}.",
  },
  notFound: {
    title: "Cette page est introuvable",
    body: "Le lien est peut-être incomplet. Vérifiez-le ou demandez-en un nouveau à l’expéditeur.",
  },
  error: {
    title: "Un problème est survenu de notre côté",
    body: "Veuillez réessayer dans un instant. Si vous avez déjà payé, vous ne serez pas débité deux fois.",
    retry: "Réessayer",
    request: "Requête {id}",
  },
  page: {
    testMode: "Mode test",
    testHint: "Aucun argent réel ne circule",
    terms: "Conditions",
    privacy: "Confidentialité",
    contact: "Contact",
  },
};
