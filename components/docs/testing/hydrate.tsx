import { hydrateRoot } from "react-dom/client";
import type { ReferenceView } from "@/lib/reference/view";
import { ReferencePage } from "../reference-page";

/** The browser's half of the page: the same tree over the server's HTML. */
const reference = JSON.parse(document.getElementById("sample")?.textContent ?? "") as ReferenceView;
hydrateRoot(document.getElementById("page") as HTMLElement, <ReferencePage reference={reference} />);
