import type { WrittenMail } from "./brand-mail";
import { escapeHtml } from "./html";

export type StaffMail = {
  subject: string;
  body: string;
  button: string;
  url: string;
  /** Why it came, and what to do if it should not have. */
  why: string;
};

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;";

/** Writes a mail to a member of staff, as HTML and in plain text. Pure. */
export function writeStaffMail(mail: StaffMail): WrittenMail {
  return { subject: mail.subject, html: toHtml(mail), text: toText(mail) };
}

function toText({ subject, body, button, url, why }: StaffMail): string {
  return `${[subject, body, `${button}:\n${url}`, "-- ", why].join("\n\n")}\n`;
}

function toHtml({ subject, body, button, url, why }: StaffMail): string {
  const cell = (style: string, content: string) =>
    `<tr><td style="padding:0 32px;${FONT}${style}">${content}</td></tr>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#f4f6f8">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f4f6f8"><tr><td align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;border:1px solid #dde1e6;border-radius:8px">
${cell("padding-top:28px;font-size:22px;line-height:1.3;font-weight:600;color:#16181d", escapeHtml(subject))}
${cell("padding-top:12px;font-size:16px;line-height:1.5;color:#16181d", escapeHtml(body))}
<tr><td style="padding:28px 32px"><a target="_blank" rel="noopener" href="${escapeHtml(url)}" style="display:inline-block;padding:14px 24px;${FONT}font-size:16px;font-weight:600;background:#1a56db;border-radius:8px;color:#ffffff;text-decoration:none">${escapeHtml(button)}</a></td></tr>
${cell("padding-bottom:20px;font-size:13px;line-height:1.5;color:#57606a;word-break:break-all", `<a target="_blank" rel="noopener" href="${escapeHtml(url)}" style="color:#1a56db">${escapeHtml(url)}</a>`)}
${cell("padding-bottom:28px;font-size:13px;line-height:1.5;color:#57606a", escapeHtml(why))}
</table></td></tr></table></body></html>
`;
}
