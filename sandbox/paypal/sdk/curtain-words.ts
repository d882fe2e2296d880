type Words = { hint: string; resume: string; close: string };

export const CURTAIN_WORDS: Record<string, Words> & { en: Words } = {
  en: {
    hint: "Don’t see the secure PayPal window?",
    resume: "Show the PayPal window",
    close: "Close PayPal",
  },
  es: {
    hint: "¿No ves la ventana segura de PayPal?",
    resume: "Mostrar la ventana de PayPal",
    close: "Cerrar PayPal",
  },
  fr: {
    hint: "La fenêtre PayPal n’apparaît pas ?",
    resume: "Afficher la fenêtre PayPal",
    close: "Fermer PayPal",
  },
  de: { hint: "PayPal-Fenster nicht zu sehen?", resume: "PayPal-Fenster zeigen", close: "PayPal schließen" },
  pt: {
    hint: "Não vê a janela segura do PayPal?",
    resume: "Mostrar a janela do PayPal",
    close: "Fechar o PayPal",
  },
  ja: { hint: "PayPalの画面が表示されませんか？", resume: "PayPalの画面を表示", close: "PayPalを閉じる" },
  ar: { hint: "ألا تظهر نافذة PayPal الآمنة؟", resume: "إظهار نافذة PayPal", close: "إغلاق PayPal" },
};
