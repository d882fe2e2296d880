import type { Messages } from "./types";

export const fr: Messages = {
  cardNumber: "Numéro de carte",
  expiry: "Date d'expiration",
  expiryPlaceholder: "MM / AA",
  cvc: "Code de sécurité",
  cvcPlaceholder: "CVC",
  terms:
    "En fournissant vos informations de carte, vous autorisez {merchant} à débiter votre carte pour de futurs paiements, conformément à ses conditions.",
  errors: {
    incomplete_number: "Votre numéro de carte est incomplet.",
    invalid_number: "Votre numéro de carte n'est pas valide.",
    incomplete_expiry: "La date d'expiration de votre carte est incomplète.",
    invalid_expiry_month: "La date d'expiration de votre carte n'est pas valide.",
    invalid_expiry_year_past: "L'année d'expiration de votre carte est passée.",
    invalid_expiry_month_past: "La date d'expiration de votre carte est passée.",
    incomplete_cvc: "Le code de sécurité de votre carte est incomplet.",
    incorrect_cvc: "Le code de sécurité de votre carte est incorrect.",
    expired_card: "Votre carte a expiré. Essayez avec une autre carte.",
    card_declined: "Votre carte a été refusée. Essayez avec une autre carte.",
    insufficient_funds: "Le solde de votre carte est insuffisant. Essayez avec une autre carte.",
    processing_error: "Une erreur est survenue lors du traitement de votre carte. Réessayez dans un instant.",
    authentication_failure:
      "Nous n'avons pas pu authentifier votre moyen de paiement. Choisissez-en un autre et réessayez.",
    api_connection_error:
      "Le prestataire de paiement est injoignable. Vérifiez votre connexion et réessayez.",
  },
  challenge: {
    title: "Confirmez votre identité",
    pay: "Votre banque vous demande de confirmer un paiement de {amount} à {merchant}.",
    save: "Votre banque vous demande de confirmer que {merchant} peut conserver votre carte.",
    explanation: "Ceci est la banque de test du bac à sable : aucune vraie banque n'est sollicitée.",
    unreachable: "La banque est injoignable. Réessayez.",
    gone: "Il n'y a plus rien à confirmer ici.",
  },
};
