import type { Locale } from "@/lib/setup/view";
import { ar } from "./messages/ar";
import { de } from "./messages/de";
import { en, type Messages } from "./messages/en";
import { es } from "./messages/es";
import { fr } from "./messages/fr";
import { ja } from "./messages/ja";
import { pt } from "./messages/pt";

/** Every sentence of the customer's pages, by language. Read on the server only: the browser gets finished text. */
export const MESSAGES: Record<Locale, Messages> = { en, es, fr, de, pt, ja, ar };
