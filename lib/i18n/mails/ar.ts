import type { MailMessages } from "./en";

export const ar: MailMessages = {
  payNow: {
    subject: "{brand}: مبلغ {amount} مستحق الدفع",
    title: "مبلغ {amount} جاهز للدفع",
    body: "تطلب منك {brand} دفع {amount} مقابل «{item}». تختار طريقة الدفع في الصفحة التالية، ولن يُخصم شيء قبل تأكيدك.",
    button: "ادفع {amount}",
  },
  confirm: {
    subject: "{brand}: يُرجى تأكيد خصم {amount}",
    title: "يطلب مصرفك تأكيد مبلغ {amount}",
    body: "حاولت {brand} خصم {amount} مقابل «{item}» من وسيلة الدفع المحفوظة لديك، ويطلب مصرفك تأكيد ذلك. لم يُخصم شيء بعد.",
    button: "أكّد {amount}",
  },
  reminder: {
    subject: "{brand}: تذكير، مبلغ {amount} لم يُدفع بعد",
    title: "لم يُدفع مبلغ {amount} بعد",
    body: "هذا تذكير من {brand}: ما زال مبلغ {amount} مقابل «{item}» غير مدفوع. إذا كنت قد دفعت للتو فلا حاجة إلى أي إجراء.",
    button: "ادفع {amount}",
  },
  setup: {
    subject: "{brand}: إعداد وسيلة الدفع",
    title: "أعدّ وسيلة الدفع الخاصة بك",
    body: "تطلب منك {brand} حفظ وسيلة دفع. توضح الصفحة التالية ما يُخصم الآن وما قد يُخصم لاحقًا، ولن يحدث شيء قبل موافقتك.",
    button: "إعداد الدفع",
    why: "تصلك هذه الرسالة بطلب من {brand}. إن لم تكن تتوقعها فلا تفعل شيئًا وتواصل مع {brand}.",
  },
  common: {
    number: "الفاتورة",
    description: "مقابل",
    due: "تاريخ الاستحقاق",
    tax: "الضريبة",
    taxLine: "شامل {tax} بنسبة {percent}٪ ({amount})",
    taxId: "الرقم الضريبي",
    terms: "شروط الدفع",
    link: "إذا لم يعمل الزر، فافتح هذا العنوان:",
    why: "تصلك هذه الرسالة لأنك اتفقت مع {brand} على مدفوعات كهذه. إن لم تكن تتوقعها فلا تدفع وتواصل مع {brand}.",
    contact: "تواصل مع {brand}",
  },
};
