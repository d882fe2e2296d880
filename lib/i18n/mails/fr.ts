import type { MailMessages } from "./en";

export const fr: MailMessages = {
  payNow: {
    subject: "{brand} : {amount} à payer",
    title: "{amount} sont à payer",
    body: "{brand} vous demande de payer {amount} pour « {item} ». Vous choisissez comment sur la page suivante ; rien n’est débité avant votre confirmation.",
    button: "Payer {amount}",
  },
  confirm: {
    subject: "{brand} : veuillez confirmer un paiement de {amount}",
    title: "Votre banque vous demande de confirmer {amount}",
    body: "{brand} a voulu débiter {amount} pour « {item} » de votre moyen de paiement enregistré, et votre banque vous demande de le confirmer. Rien n’a encore été débité.",
    button: "Confirmer {amount}",
  },
  reminder: {
    subject: "{brand} : rappel, {amount} restent à payer",
    title: "{amount} n’ont pas encore été payés",
    body: "Un rappel de {brand} : {amount} pour « {item} » restent à payer. Si vous venez de payer, vous n’avez rien à faire.",
    button: "Payer {amount}",
  },
  setup: {
    subject: "{brand} : configurez votre moyen de paiement",
    title: "Configurez votre moyen de paiement",
    body: "{brand} vous demande d’enregistrer un moyen de paiement. La page suivante indique ce qui est prélevé maintenant et ce qui pourra l’être plus tard ; rien ne se passe sans votre accord.",
    button: "Configurer le paiement",
    why: "Vous recevez cet e-mail à la demande de {brand}. Si vous ne l’attendiez pas, ne faites rien et contactez {brand}.",
  },
  common: {
    number: "Facture",
    description: "Objet",
    due: "À payer avant le",
    tax: "Taxe",
    taxLine: "dont {percent} % de {tax} ({amount})",
    taxId: "Identifiant fiscal",
    terms: "Conditions de paiement",
    link: "Si le bouton ne fonctionne pas, ouvrez cette adresse :",
    why: "Vous recevez ce message parce que vous avez convenu avec {brand} de paiements comme celui-ci. Si vous ne l’attendiez pas, ne payez pas et contactez {brand}.",
    contact: "Contacter {brand}",
  },
};
