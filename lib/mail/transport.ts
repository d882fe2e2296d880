import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/env";

let open: { url: string; transport: Transporter } | undefined;

/** The one connection pool to the mail server that SMTP_URL names; null where none is named. */
export function mailTransport(): Transporter | null {
  const url = env().SMTP_URL;
  if (!url) return null;
  if (open?.url !== url) {
    open?.transport.close();
    const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
    // A mail's text comes from the row alone: nothing in it may name a file or an address to be read.
    open = {
      url,
      transport: createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true }),
    };
  }
  return open.transport;
}
