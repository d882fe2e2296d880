import type { MailMessages } from "./en";

export const ja: MailMessages = {
  payNow: {
    subject: "{brand}：{amount} のお支払い",
    title: "{amount} のお支払いをお願いいたします",
    body: "{brand} より「{item}」の代金 {amount} のお支払いをお願いしております。お支払い方法は次のページでお選びいただけます。ご確認いただくまで請求は行われません。",
    button: "{amount} を支払う",
  },
  confirm: {
    subject: "{brand}：{amount} の請求をご確認ください",
    title: "銀行が {amount} の確認を求めています",
    body: "{brand} が「{item}」の代金 {amount} を保存済みのお支払い方法に請求しようとしたところ、銀行がご本人の確認を求めています。まだ請求は行われていません。",
    button: "{amount} を確認する",
  },
  reminder: {
    subject: "{brand}：{amount} のお支払いがまだ済んでいません",
    title: "{amount} のお支払いがまだ済んでいません",
    body: "{brand} からのお知らせです。「{item}」の代金 {amount} がまだ支払われていません。すでにお支払い済みの場合は、何もする必要はありません。",
    button: "{amount} を支払う",
  },
  setup: {
    subject: "{brand}：お支払い方法の設定",
    title: "お支払い方法を設定してください",
    body: "{brand} より、お支払い方法の保存をお願いしております。今回の請求額と今後請求される可能性のある金額は次のページに表示されます。同意いただくまで何も行われません。",
    button: "お支払い方法を設定する",
    why: "このメールは {brand} からの依頼によりお送りしています。お心当たりがない場合は何もせず、{brand} へお問い合わせください。",
  },
  common: {
    number: "請求書番号",
    description: "内容",
    due: "お支払い期限",
    tax: "税",
    taxLine: "うち{tax} {percent}％（{amount}）",
    taxId: "税務登録番号",
    terms: "支払条件",
    link: "ボタンが機能しない場合は、次のアドレスを開いてください：",
    why: "このメールは、{brand} とのこのような請求についての合意に基づいてお送りしています。お心当たりがない場合は支払わずに {brand} へお問い合わせください。",
    contact: "{brand} に問い合わせる",
  },
};
