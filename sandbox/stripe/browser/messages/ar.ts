import type { Messages } from "./types";

export const ar: Messages = {
  cardNumber: "رقم البطاقة",
  expiry: "تاريخ انتهاء الصلاحية",
  expiryPlaceholder: "MM / YY",
  cvc: "رمز الأمان",
  cvcPlaceholder: "CVC",
  terms: "بتقديم معلومات بطاقتك، فإنك تسمح لـ {merchant} بتحصيل الدفعات المستقبلية من بطاقتك وفقًا لشروطها.",
  errors: {
    incomplete_number: "رقم بطاقتك غير مكتمل.",
    invalid_number: "رقم بطاقتك غير صالح.",
    incomplete_expiry: "تاريخ انتهاء صلاحية بطاقتك غير مكتمل.",
    invalid_expiry_month: "تاريخ انتهاء صلاحية بطاقتك غير صالح.",
    invalid_expiry_year_past: "سنة انتهاء صلاحية بطاقتك في الماضي.",
    invalid_expiry_month_past: "تاريخ انتهاء صلاحية بطاقتك في الماضي.",
    incomplete_cvc: "رمز أمان بطاقتك غير مكتمل.",
    incorrect_cvc: "رمز أمان بطاقتك غير صحيح.",
    expired_card: "انتهت صلاحية بطاقتك. جرّب بطاقة أخرى.",
    card_declined: "رُفضت بطاقتك. جرّب بطاقة أخرى.",
    insufficient_funds: "رصيد بطاقتك غير كافٍ. جرّب بطاقة أخرى.",
    processing_error: "حدث خطأ أثناء معالجة بطاقتك. حاول مرة أخرى بعد قليل.",
    authentication_failure: "تعذّرت مصادقة وسيلة الدفع. اختر وسيلة أخرى وحاول مرة أخرى.",
    api_connection_error: "تعذّر الاتصال بمزوّد الدفع. تحقّق من اتصالك وحاول مرة أخرى.",
  },
  challenge: {
    title: "أكّد هويتك",
    pay: "يطلب منك مصرفك تأكيد دفع {amount} إلى {merchant}.",
    save: "يطلب منك مصرفك تأكيد السماح لـ {merchant} بحفظ بطاقتك.",
    explanation: "هذا مصرف تجريبي في بيئة الاختبار: لا يُسأل أي مصرف حقيقي ولا تُنقل أي أموال.",
    unreachable: "تعذّر الاتصال بالمصرف. حاول مرة أخرى.",
    gone: "لم يعد هنا ما يحتاج إلى تأكيد.",
  },
};
