import type { Asset } from "./assets";
import { BRAND_MARKS } from "./brand-marks";

const CVC_ICON = `<svg class="CvcIcon" viewBox="0 0 30 20" fill="currentColor">
<path fill-opacity=".35" d="M2.5 3h19A2.5 2.5 0 0 1 24 5.5v9a2.5 2.5 0 0 1-2.5 2.5h-19A2.5 2.5 0 0 1 0 14.5v-9A2.5 2.5 0 0 1 2.5 3"/>
<path d="M0 6h24v3H0z"/><circle cx="22.5" cy="11.5" r="6.5" fill="currentColor"/>
<path fill="none" stroke="#fff" stroke-width="1.2" d="m18.9 10.5 1-.8v4.2m1.5-3.4c.2-1.3 2.2-1.2 2 .1-.1.9-1.9 1.7-2 3.2h2.2m1.2-3.7c.5-.8 2-.5 1.9.5 0 .7-.7.9-1.1.9.6 0 1.3.3 1.3 1.1 0 1.1-1.7 1.4-2.2.4"/></svg>`;

function toDocument(options: { title: string; style: Asset; script: Asset; body: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${options.title}</title>
<link rel="stylesheet" href="${options.style.href}">
<script type="module" src="${options.script.href}"></script>
</head>
${options.body}
</html>
`;
}

function field(name: string, autocomplete: string, icons: string): string {
  return `<div>
<label class="Label" for="Field-${name}Input"></label>
<div class="Field">
<input class="Input" id="Field-${name}Input" name="${name}" type="text" inputmode="numeric" autocomplete="${autocomplete}"
 autocorrect="off" spellcheck="false" aria-invalid="false" aria-required="true">
<div class="Icons" aria-hidden="true">${icons}</div>
</div>
<p class="Error" id="Field-${name}Error" role="alert" hidden></p>
</div>`;
}

/** The Payment Element's inside; empty of words until the host page has said which language it speaks. */
export function paymentPage(style: Asset, script: Asset): string {
  return toDocument({
    title: "Secure payment input frame",
    style,
    script,
    body: `<body hidden>
<form novalidate>
${field("number", "cc-number", BRAND_MARKS)}
<div class="Row">
${field("expiry", "cc-exp", "")}
${field("cvc", "cc-csc", CVC_ICON)}
</div>
<p class="TermsText" hidden></p>
</form>
</body>`,
  });
}

/** The test bank's question, over a page (`over`) or as a page of its own. */
export function challengePage(style: Asset, script: Asset, over: boolean): string {
  const tag = over ? 'div role="dialog"' : "main";
  return toDocument({
    title: "3D Secure",
    style,
    script,
    body: `<body${over ? ' class="over"' : ""}>
<${tag} class="Bank" aria-labelledby="title" aria-describedby="question">
<div class="bank"><strong><svg viewBox="0 0 20 20" aria-hidden="true"><path d="M10 1 1.5 5.5V8h17V5.5zM3 9.5h2.5V15H3zm5.75 0h2.5V15h-2.5zm5.75 0H17V15h-2.5zM1.5 16.5h17V19h-17z"/></svg>Test Bank</strong><span>3D Secure</span></div>
<h1 id="title"></h1>
<p id="question"></p>
<p id="explanation"></p>
<p id="problem" role="alert"></p>
<div class="answers" dir="ltr" lang="en"><button type="button" id="fail">Fail</button><button type="button" id="complete">Complete</button></div>
</${tag.split(" ")[0]}>
</body>`,
  });
}
