import { hydrateRoot } from "react-dom/client";
import type { PayView } from "@/lib/invoices/view";
import { PayPage } from "../pay-page";

/** The browser's half of a sample page: the same tree over the server's HTML. */
const { view, nonce } = JSON.parse(document.getElementById("sample")?.textContent ?? "") as {
  view: PayView;
  nonce: string;
};
hydrateRoot(document.getElementById("page") as HTMLElement, <PayPage view={view} nonce={nonce} />);
