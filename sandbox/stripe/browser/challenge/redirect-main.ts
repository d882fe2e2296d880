import { resolveLanguage } from "../messages/resolve";
import { toReturnAddress } from "../shared/return-address";
import { BankCard } from "./bank-card";

const query = new URLSearchParams(location.search);
const returnUrl = query.get("return_url") ?? "";

const card = new BankCard(
  {
    key: query.get("key") ?? "",
    clientSecret: query.get("client_secret") ?? "",
    merchant: URL.canParse(returnUrl) ? new URL(returnUrl).hostname : "",
    language: resolveLanguage(query.get("locale") ?? "auto", navigator.languages),
  },
  ({ value: intent }) => {
    const address = intent && toReturnAddress(returnUrl, intent);
    if (address) location.replace(address);
  },
);

await card.show();
card.focus();
