import type { Messages } from "./en";

export const ja: Messages = {
  title: {
    open: "お支払い方法の登録 · {brand}",
    processing: "確認中 · {brand}",
    done: "登録完了 · {brand}",
    closed: "リンクは無効です · {brand}",
    notFound: "ページが見つかりません",
    error: "エラーが発生しました",
  },
  summary: {
    label: "内容の確認",
    details: "詳細",
    dueNow: "本日のお支払い <amount>{value}</amount>",
    nothingDue: "本日のお支払いはありません",
    whyCharged: "お支払い方法が使えることを確認するため、1回だけ請求されます。",
    whySaved: "お支払い方法を今後のために保存するだけです。",
    laterTitle: "今後請求されることがある金額",
    confirmEach: "これらの請求は、毎回お客様が確認してから行われます。",
    stop: "いつでも停止できます。{brand}にご連絡ください。",
  },
  trigger: {
    exactLte: "残高が{threshold}以下になるたびに{amount}",
    exactGte: "残高が{threshold}以上になるたびに{amount}",
    exactEq: "残高がちょうど{threshold}になるたびに{amount}",
    usageLte: "利用量が{threshold}以下になるたびに{amount}",
    usageGte: "利用量が{threshold}以上になるたびに{amount}",
    usageEq: "利用量がちょうど{threshold}になるたびに{amount}",
    exactAny: "「{item}」の請求が発生するたびに{amount}",
    mostLte: "残高が{threshold}以下になるたびに最大{amount}",
    mostGte: "残高が{threshold}以上になるたびに最大{amount}",
    mostEq: "残高がちょうど{threshold}になるたびに最大{amount}",
    mostAny: "「{item}」の請求が発生するたびに最大{amount}",
  },
  consent: {
    cardPay:
      "続行すると、{brand}がこのカードを保存し、今すぐ{amount}を請求することに同意したことになります。",
    cardSave: "続行すると、{brand}がこのカードを保存することに同意したことになります。",
    paypalPay:
      "続行すると、{brand}がお客様のPayPalアカウントを保存し、今すぐ{amount}を請求することに同意したことになります。",
    paypalSave: "続行すると、{brand}がお客様のPayPalアカウントを保存することに同意したことになります。",
    later: "今後、{brand}は毎回の確認なしに次の金額を請求することがあります：{trigger}。",
    laterConfirmed: "今後、{brand}は次の請求の確認をお願いすることがあります：{trigger}。",
    stop: "この同意は{brand}に連絡することでいつでも取り消せます。",
  },
  form: {
    card: "カード情報",
    paypal: "PayPal",
    replace: "{method}を変更する",
    replaceHint: "新しいお支払い方法が保存されるまで、現在のものが使われます。",
    paypalHint: "PayPalで承認すると、このページに戻ります。",
    cardPay: "カードを保存して{amount}を支払う",
    cardSave: "カードを保存する",
    working: "お待ちください…",
    checking: "決済会社に確認しています。もう一度お支払いにならないでください。",
    loading: "お支払いフォームを読み込んでいます…",
    loadFailed: "お支払いフォームを読み込めませんでした。接続を確認して、もう一度お試しください。",
    retry: "もう一度試す",
    request: "リクエスト {id}",
    noScript: "お支払い情報を入力するには、ブラウザのJavaScriptを有効にしてください。",
    lockedTitle: "しばらくしてからお試しください",
    lockedBody:
      "失敗が続いたため、このフォームは現在ご利用いただけません。追加の請求は行われていません。{brand}にお問い合わせください。",
  },
  notice: {
    card_declined:
      "カード発行会社がこのカードを承認しませんでした。請求は行われていません。別のカードを使うか、カード会社にお問い合わせください。",
    insufficient_funds:
      "このカードは残高が不足しています。請求は行われていません。別のカードをお使いください。",
    expired_card: "このカードは有効期限が切れています。日付を確認するか、別のカードをお使いください。",
    incorrect_cvc: "セキュリティコードが正しくありません。カードの数字を確認して、もう一度お試しください。",
    incorrect_number: "カード番号が正しくありません。確認して、もう一度お試しください。",
    authentication_failed:
      "カード会社がご本人であることを確認できませんでした。請求は行われていません。もう一度試すか、別のカードをお使いください。",
    method_unusable: "このお支払い方法は今後の請求用に保存できません。別の方法をお使いください。",
    processing_error:
      "決済会社で問題が発生しました。請求は行われていません。少し待ってからもう一度お試しください。",
    cancelled: "キャンセルされました。請求は行われていません。いつでも続けられます。",
    too_many_tries: "失敗が続きました。しばらくしてからもう一度お試しください。",
    unavailable:
      "現在、決済会社に接続できません。請求は行われていません。少し待ってからもう一度お試しください。",
  },
  done: {
    title: "登録が完了しました",
    charged: "{method}に{amount}を請求しました。",
    saved: "{method}を保存しました。",
    nextNothing: "これで完了です。このページを閉じてかまいません。",
    receipt: "領収番号",
    date: "日付",
    back: "{brand}に戻る",
  },
  processing: {
    titlePayment: "お支払いを確認しています",
    titleMethod: "お支払い方法を確認しています",
    body: "決済会社からの最終的な回答を待っています。何もしていただく必要はありません。もう一度お支払いにならないでください。",
    wait: "このページは自動的に更新されます。閉じても、情報が失われることはありません。",
  },
  closed: {
    completedTitle: "このリンクはすでに使用されています",
    completedBody:
      "登録は完了しています。お支払い方法を変更する場合は、{brand}に新しいリンクをご依頼ください。",
    expiredTitle: "このリンクは期限切れです",
    expiredBody:
      "リンクには有効期限があります。{brand}に新しいリンクをご依頼ください。請求は行われていません。",
    revokedTitle: "このリンクは無効になりました",
    revokedBody: "{brand}がこのリンクを無効にしました。続ける場合は、新しいリンクをご依頼ください。",
    supersededTitle: "新しいリンクがあります",
    supersededBody:
      "{brand}がこのリンクに代わる新しいリンクをお送りしています。そちらをお使いいただくか、再送をご依頼ください。",
    suspendedTitle: "このアカウントは一時停止中です",
    suspendedBody: "現在、お支払い方法を変更できません。続けるには{brand}にご連絡ください。",
    contact: "{brand}に問い合わせる",
  },
  notFound: {
    title: "ページが見つかりません",
    body: "リンクが不完全な可能性があります。リンクを確認するか、送信者に新しいリンクをご依頼ください。",
  },
  error: {
    title: "こちらで問題が発生しました",
    body: "少し待ってからもう一度お試しください。すでにお支払い済みの場合、二重に請求されることはありません。",
    retry: "もう一度試す",
    request: "リクエスト {id}",
  },
  page: {
    testMode: "テストモード",
    testHint: "実際のお金は動きません",
    terms: "利用規約",
    privacy: "プライバシー",
    contact: "お問い合わせ",
  },
};
