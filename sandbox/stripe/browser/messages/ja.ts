import type { Messages } from "./types";

export const ja: Messages = {
  cardNumber: "カード番号",
  expiry: "有効期限",
  expiryPlaceholder: "月 / 年",
  cvc: "セキュリティコード",
  cvcPlaceholder: "CVC",
  terms:
    "カード情報を入力すると、{merchant} がその規約に従って今後の支払いをこのカードに請求することを許可したことになります。",
  errors: {
    incomplete_number: "カード番号に不備があります。",
    invalid_number: "カード番号が無効です。",
    incomplete_expiry: "カードの有効期限に不備があります。",
    invalid_expiry_month: "カードの有効期限が無効です。",
    invalid_expiry_year_past: "カードの有効期限の年が過ぎています。",
    invalid_expiry_month_past: "カードの有効期限が過ぎています。",
    incomplete_cvc: "カードのセキュリティコードに不備があります。",
    incorrect_cvc: "カードのセキュリティコードが間違っています。",
    expired_card: "カードの有効期限が切れています。別のカードをお試しください。",
    card_declined: "カードが拒否されました。別のカードをお試しください。",
    insufficient_funds: "カードの残高が不足しています。別のカードをお試しください。",
    processing_error: "カードの処理中にエラーが発生しました。しばらくしてからもう一度お試しください。",
    authentication_failure:
      "お支払い方法を認証できませんでした。別のお支払い方法を選んで、もう一度お試しください。",
    api_connection_error: "決済サービスに接続できませんでした。接続を確認して、もう一度お試しください。",
  },
  challenge: {
    title: "ご本人確認",
    pay: "{merchant} への {amount} のお支払いについて、銀行が確認を求めています。",
    save: "{merchant} がカードを保存することについて、銀行が確認を求めています。",
    explanation: "これはサンドボックスのテスト用銀行です。実際の銀行への照会や送金は行われません。",
    unreachable: "銀行に接続できませんでした。もう一度お試しください。",
    gone: "確認が必要なものはもうありません。",
  },
};
