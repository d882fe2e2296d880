export type WindowWords = {
  waiting: string;
  agreeTitle: string;
  agreeText: string;
  payTitle: string;
  payText: string;
  email: string;
  later: string;
  plans: { succeed: string; decline_first: string; decline_all: string; pending_first: string };
  stop: string;
  gone: string;
  done: string;
  goBack: string;
  badge: string;
};

/** The words of PayPal's window; `{merchant}` and `{amount}` are filled in. The two buttons keep their English names. */
export const WINDOW_WORDS: Record<string, WindowWords> & { en: WindowWords } = {
  en: {
    waiting: "Connecting to PayPal…",
    agreeTitle: "Save PayPal with {merchant}",
    agreeText:
      "{merchant} may charge your PayPal account later, whenever a payment falls due, without asking you each time.",
    payTitle: "Pay {merchant}",
    payText: "You pay {amount} to {merchant} with your PayPal account.",
    email: "E-mail of the payer",
    later: "What happens to later charges",
    plans: {
      succeed: "They succeed",
      decline_first: "The first one is declined",
      decline_all: "All are declined",
      pending_first: "The first one stays pending at first",
    },
    stop: "You can end this at any time in your PayPal settings.",
    gone: "This request is not open any more.",
    done: "You have already agreed to this.",
    goBack: "You can close this window and go back.",
    badge: "Sandbox: no real money",
  },
  es: {
    waiting: "Conectando con PayPal…",
    agreeTitle: "Guardar PayPal en {merchant}",
    agreeText:
      "{merchant} podrá cobrar en tu cuenta PayPal más adelante, cuando venza un pago, sin preguntarte cada vez.",
    payTitle: "Pagar a {merchant}",
    payText: "Pagas {amount} a {merchant} con tu cuenta PayPal.",
    email: "Correo del pagador",
    later: "Qué pasa con los cobros posteriores",
    plans: {
      succeed: "Se realizan",
      decline_first: "El primero se rechaza",
      decline_all: "Todos se rechazan",
      pending_first: "El primero queda pendiente al principio",
    },
    stop: "Puedes terminarlo en cualquier momento en los ajustes de PayPal.",
    gone: "Esta solicitud ya no está abierta.",
    done: "Ya lo has aceptado.",
    goBack: "Puedes cerrar esta ventana y volver.",
    badge: "Sandbox: sin dinero real",
  },
  fr: {
    waiting: "Connexion à PayPal…",
    agreeTitle: "Enregistrer PayPal chez {merchant}",
    agreeText:
      "{merchant} pourra débiter votre compte PayPal plus tard, à chaque échéance, sans vous redemander votre accord.",
    payTitle: "Payer {merchant}",
    payText: "Vous payez {amount} à {merchant} avec votre compte PayPal.",
    email: "E-mail du payeur",
    later: "Ce que deviennent les débits suivants",
    plans: {
      succeed: "Ils réussissent",
      decline_first: "Le premier est refusé",
      decline_all: "Tous sont refusés",
      pending_first: "Le premier reste d’abord en attente",
    },
    stop: "Vous pouvez y mettre fin à tout moment dans vos paramètres PayPal.",
    gone: "Cette demande n’est plus ouverte.",
    done: "Vous avez déjà donné votre accord.",
    goBack: "Vous pouvez fermer cette fenêtre et revenir.",
    badge: "Sandbox : sans argent réel",
  },
  de: {
    waiting: "Verbindung zu PayPal…",
    agreeTitle: "PayPal bei {merchant} speichern",
    agreeText:
      "{merchant} darf Ihr PayPal-Konto später belasten, wenn eine Zahlung fällig wird, ohne jedes Mal nachzufragen.",
    payTitle: "{merchant} bezahlen",
    payText: "Sie zahlen {amount} an {merchant} mit Ihrem PayPal-Konto.",
    email: "E-Mail des Zahlers",
    later: "Was mit späteren Abbuchungen geschieht",
    plans: {
      succeed: "Sie gelingen",
      decline_first: "Die erste wird abgelehnt",
      decline_all: "Alle werden abgelehnt",
      pending_first: "Die erste bleibt zunächst offen",
    },
    stop: "Sie können dies jederzeit in Ihren PayPal-Einstellungen beenden.",
    gone: "Diese Anfrage ist nicht mehr offen.",
    done: "Sie haben bereits zugestimmt.",
    goBack: "Sie können dieses Fenster schließen und zurückkehren.",
    badge: "Sandbox: kein echtes Geld",
  },
  pt: {
    waiting: "Conectando ao PayPal…",
    agreeTitle: "Salvar PayPal em {merchant}",
    agreeText:
      "{merchant} poderá cobrar da sua conta PayPal depois, quando um pagamento vencer, sem perguntar a cada vez.",
    payTitle: "Pagar {merchant}",
    payText: "Você paga {amount} a {merchant} com a sua conta PayPal.",
    email: "E-mail do pagador",
    later: "O que acontece com as próximas cobranças",
    plans: {
      succeed: "São aprovadas",
      decline_first: "A primeira é recusada",
      decline_all: "Todas são recusadas",
      pending_first: "A primeira fica pendente no início",
    },
    stop: "Você pode encerrar isso a qualquer momento nas configurações do PayPal.",
    gone: "Este pedido não está mais aberto.",
    done: "Você já concordou com isso.",
    goBack: "Você pode fechar esta janela e voltar.",
    badge: "Sandbox: sem dinheiro real",
  },
  ja: {
    waiting: "PayPalに接続しています…",
    agreeTitle: "{merchant}にPayPalを登録",
    agreeText: "{merchant}は、支払期日が来たときに、その都度確認することなくPayPalアカウントに請求できます。",
    payTitle: "{merchant}への支払い",
    payText: "PayPalアカウントから{merchant}へ{amount}を支払います。",
    email: "支払者のメールアドレス",
    later: "今後の請求の結果",
    plans: {
      succeed: "成功する",
      decline_first: "最初の請求が拒否される",
      decline_all: "すべて拒否される",
      pending_first: "最初の請求が一時保留になる",
    },
    stop: "PayPalの設定でいつでも終了できます。",
    gone: "このリクエストはすでに終了しています。",
    done: "すでに同意済みです。",
    goBack: "この画面を閉じて戻ってください。",
    badge: "サンドボックス（実際のお金は動きません）",
  },
  ar: {
    waiting: "جارٍ الاتصال بـ PayPal…",
    agreeTitle: "حفظ PayPal لدى {merchant}",
    agreeText: "يجوز لـ {merchant} الخصم من حساب PayPal لاحقًا عند استحقاق أي دفعة دون سؤالك في كل مرة.",
    payTitle: "الدفع إلى {merchant}",
    payText: "تدفع {amount} إلى {merchant} من حساب PayPal.",
    email: "البريد الإلكتروني للدافع",
    later: "ما يحدث لعمليات الخصم اللاحقة",
    plans: {
      succeed: "تنجح",
      decline_first: "تُرفض الأولى",
      decline_all: "تُرفض كلها",
      pending_first: "تبقى الأولى معلّقة في البداية",
    },
    stop: "يمكنك إنهاء ذلك في أي وقت من إعدادات PayPal.",
    gone: "لم يعد هذا الطلب مفتوحًا.",
    done: "لقد وافقت على هذا من قبل.",
    goBack: "يمكنك إغلاق هذه النافذة والعودة.",
    badge: "بيئة تجريبية: بلا أموال حقيقية",
  },
};
