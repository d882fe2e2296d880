import type { Messages } from "./en";

export const es: Messages = {
  title: {
    open: "Configura tu método de pago · {brand}",
    processing: "Comprobando · {brand}",
    done: "Todo listo · {brand}",
    closed: "Enlace cerrado · {brand}",
    notFound: "Página no encontrada",
    error: "Algo ha ido mal",
  },
  summary: {
    label: "Resumen",
    details: "Detalles",
    dueNow: "<amount>{value}</amount> hoy",
    nothingDue: "Hoy no pagas nada",
    whyCharged: "Se cobra una sola vez, para confirmar que tu método de pago funciona.",
    whySaved: "Tu método de pago solo se guarda para más adelante.",
    laterTitle: "Lo que se puede cobrar más adelante",
    confirmEach: "Confirmas cada uno de estos cobros antes de que se haga.",
    stop: "Puedes detenerlo cuando quieras: ponte en contacto con {brand}.",
  },
  trigger: {
    exactLte: "{amount} cada vez que tu saldo sea de {threshold} o menos",
    exactGte: "{amount} cada vez que tu saldo sea de {threshold} o más",
    exactEq: "{amount} cada vez que tu saldo sea exactamente de {threshold}",
    usageLte: "{amount} cada vez que tu consumo sea de {threshold} o menos",
    usageGte: "{amount} cada vez que tu consumo sea de {threshold} o más",
    usageEq: "{amount} cada vez que tu consumo sea exactamente de {threshold}",
    exactAny: "{amount} cada vez que corresponda un cobro por «{item}»",
    mostLte: "{amount} como máximo, cada vez que tu saldo sea de {threshold} o menos",
    mostGte: "{amount} como máximo, cada vez que tu saldo sea de {threshold} o más",
    mostEq: "{amount} como máximo, cada vez que tu saldo sea exactamente de {threshold}",
    mostAny: "{amount} como máximo, cada vez que corresponda un cobro por «{item}»",
  },
  consent: {
    cardPay: "Al continuar, permites que {brand} guarde esta tarjeta y cobre {amount} en ella ahora.",
    cardSave: "Al continuar, permites que {brand} guarde esta tarjeta.",
    paypalPay:
      "Al continuar, permites que {brand} guarde tu cuenta de PayPal y cobre {amount} en ella ahora.",
    paypalSave: "Al continuar, permites que {brand} guarde tu cuenta de PayPal.",
    later: "Más adelante, {brand} podrá cobrar en ella sin preguntarte cada vez: {trigger}.",
    laterConfirmed: "Más adelante, {brand} podrá pedirte que confirmes un cobro en ella: {trigger}.",
    stop: "Puedes retirar este permiso en cualquier momento poniéndote en contacto con {brand}.",
  },
  form: {
    card: "Datos de la tarjeta",
    paypal: "PayPal",
    replace: "Sustituir {method}",
    replaceHint: "Se sigue usando hasta que se guarde el nuevo método.",
    paypalHint: "Lo apruebas en PayPal y vuelves directamente aquí.",
    cardPay: "Guardar tarjeta y pagar {amount}",
    cardSave: "Guardar tarjeta",
    working: "Un momento…",
    checking: "Lo estamos comprobando con el proveedor de pagos. No pagues otra vez, por favor.",
    loading: "Cargando el formulario de pago…",
    loadFailed: "No se ha podido cargar el formulario de pago. Comprueba tu conexión e inténtalo de nuevo.",
    retry: "Intentar de nuevo",
    request: "Solicitud {id}",
    noScript: "Activa JavaScript en tu navegador para introducir tus datos de pago.",
    lockedTitle: "Inténtalo de nuevo más tarde",
    lockedBody:
      "Ha habido demasiados intentos fallidos, así que este formulario está cerrado por ahora. No se ha cobrado nada más. {brand} puede ayudarte.",
  },
  notice: {
    card_declined:
      "Tu banco ha rechazado esta tarjeta. No se ha cobrado nada. Prueba con otra tarjeta o consulta a tu banco.",
    insufficient_funds:
      "No hay saldo suficiente en esta tarjeta. No se ha cobrado nada. Prueba con otra tarjeta.",
    expired_card: "Esta tarjeta ha caducado. Comprueba la fecha o usa otra tarjeta.",
    incorrect_cvc:
      "El código de seguridad no es correcto. Comprueba los dígitos de tu tarjeta e inténtalo de nuevo.",
    incorrect_number: "El número de tarjeta no es correcto. Compruébalo e inténtalo de nuevo.",
    authentication_failed:
      "Tu banco no ha podido confirmar que eres tú. No se ha cobrado nada. Inténtalo de nuevo o usa otra tarjeta.",
    method_unusable: "Este método de pago no se puede guardar para cobros posteriores. Usa otro.",
    processing_error:
      "El proveedor de pagos ha tenido un problema. No se ha cobrado nada. Inténtalo de nuevo en un momento.",
    cancelled: "Has cancelado. No se ha cobrado nada. Continúa cuando quieras.",
    too_many_tries: "Ha habido demasiados intentos fallidos. Inténtalo de nuevo más tarde.",
    unavailable:
      "Ahora mismo no podemos conectar con el proveedor de pagos. No se ha cobrado nada. Inténtalo de nuevo en un momento.",
  },
  done: {
    title: "Todo listo",
    charged: "Se han cobrado {amount} en {method}.",
    saved: "{method}: guardado.",
    nextNothing: "No tienes que hacer nada más. Puedes cerrar esta página.",
    receipt: "Recibo",
    date: "Fecha",
    back: "Volver a {brand}",
  },
  processing: {
    titlePayment: "Comprobando tu pago",
    titleMethod: "Comprobando tu método de pago",
    body: "El proveedor de pagos aún no ha dado su respuesta definitiva. No tienes que hacer nada y, por favor, no pagues otra vez.",
    wait: "Esta página se actualiza sola. También puedes cerrarla: no se pierde nada.",
  },
  closed: {
    completedTitle: "Este enlace ya se ha usado",
    completedBody:
      "La configuración está completa. Si quieres cambiar tu método de pago, pide a {brand} un enlace nuevo.",
    expiredTitle: "Este enlace ha caducado",
    expiredBody: "Los enlaces duran un tiempo limitado. Pide a {brand} uno nuevo; no se ha cobrado nada.",
    revokedTitle: "Este enlace está cerrado",
    revokedBody: "{brand} ha cerrado este enlace. Si aún quieres continuar, pide uno nuevo.",
    supersededTitle: "Hay un enlace más reciente",
    supersededBody:
      "{brand} te ha enviado un enlace más reciente que sustituye a este. Usa ese o vuelve a pedirlo.",
    suspendedTitle: "Esta cuenta está en pausa",
    suspendedBody:
      "En este momento no se pueden cambiar los métodos de pago. Ponte en contacto con {brand} para continuar.",
    contact: "Contactar con {brand}",
  },
  notFound: {
    title: "No encontramos esta página",
    body: "Puede que el enlace esté incompleto. Compruébalo o pide uno nuevo a quien te lo envió.",
  },
  error: {
    title: "Algo ha ido mal por nuestra parte",
    body: "Inténtalo de nuevo en un momento. Si ya has pagado, no se te cobrará dos veces.",
    retry: "Intentar de nuevo",
    request: "Solicitud {id}",
  },
  page: {
    testMode: "Modo de prueba",
    testHint: "No se mueve dinero real",
    terms: "Condiciones",
    privacy: "Privacidad",
    contact: "Contacto",
  },
};
