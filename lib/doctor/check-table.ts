/**
 * Every question of the go-live doctor, and what to do when its answer is not good. `link`: the staff page where it is mended;
 * the rest is mended at the provider or in the server's environment.
 */
export const CHECKS = {
  keys: {
    title: "Keys hold",
    mend: "Copy the account's keys from the provider's dashboard once more and replace them here.",
    link: "/admin/gateways",
  },
  mode: {
    title: "Keys are of the right mode",
    mend: "Connect an account with keys of the mode that it is for: live keys for live, test keys for test.",
    link: "/admin/gateways",
  },
  browser_key: {
    title: "Publishable key belongs to the secret key",
    mend: "Copy both keys from the same page of the provider's dashboard, in the same mode.",
    link: "/admin/gateways",
  },
  vaulting: {
    title: "Accounts can be saved",
    mend: "In PayPal's developer dashboard tick “Save payment methods” for the app; when it is missing there, ask PayPal to enable the vault for your business account.",
    link: undefined,
  },
  webhook: {
    title: "Webhook is registered",
    mend: "Register the webhook again on the gateway's page.",
    link: "/admin/gateways",
  },
  events: {
    title: "All events are subscribed",
    mend: "Register the webhook again on the gateway's page: that subscribes every event that is needed.",
    link: "/admin/gateways",
  },
  round_trip: {
    title: "Events arrive",
    mend: "Make sure that APP_URL can be reached from the internet and that nothing in front of it redirects or answers by itself; then run the doctor again.",
    link: undefined,
  },
  clock: {
    title: "Clocks agree",
    mend: "Let this machine take its time from the network (NTP): events with a wrong time are refused.",
    link: undefined,
  },
  address: {
    title: "Hosted pages can be reached",
    mend: "Set APP_URL to the address at which browsers and providers reach this server, without a redirect, over https.",
    link: undefined,
  },
  policy: {
    title: "Page lets the gateway's form in",
    mend: "Remove what replaces the Content-Security-Policy on its way, and unset STRIPE_JS_URL, STRIPE_API_BASE, PAYPAL_JS_URL and PAYPAL_API_BASE for live accounts.",
    link: undefined,
  },
  translations: {
    title: "Translations are complete",
    mend: "Install a release whose translations are complete: this one was changed.",
    link: undefined,
  },
  contrast: {
    title: "Colours can be read",
    mend: "Choose colours with more contrast in the brand's editor.",
    link: "/admin/brands",
  },
  legal_links: {
    title: "Terms, privacy and support are linked",
    mend: "Add the missing links in the brand's editor: customers agree to later charges on this page.",
    link: "/admin/brands",
  },
  accounts: {
    title: "A gateway is connected",
    mend: "Connect a Stripe or PayPal account.",
    link: "/admin/gateways",
  },
  worker: {
    title: "A worker is running",
    mend: "Start a worker with `npm run start:worker` and keep it running.",
    link: undefined,
  },
  mail: {
    title: "Mail can be sent",
    mend: "Set SMTP_URL and MAIL_FROM, and start the server again.",
    link: undefined,
  },
  stand_ins: {
    title: "Live accounts talk to the providers",
    mend: "Unset EDGE_SANDBOX, STRIPE_API_BASE and PAYPAL_API_BASE, and start the server again.",
    link: undefined,
  },
} as const satisfies Record<string, { title: string; mend: string; link: string | undefined }>;

export type CheckName = keyof typeof CHECKS;
