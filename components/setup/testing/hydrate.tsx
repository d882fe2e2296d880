import { hydrateRoot } from "react-dom/client";
import type { SetupView } from "@/lib/setup/view";
import { SetupPage } from "../setup-page";

/** The browser's half of a sample page: the same tree over the server's HTML. */
const { view, nonce } = JSON.parse(document.getElementById("sample")?.textContent ?? "") as {
  view: SetupView;
  nonce: string;
};
hydrateRoot(document.getElementById("page") as HTMLElement, <SetupPage view={view} nonce={nonce} />);
