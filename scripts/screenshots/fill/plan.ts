/** How much of everything an organization is filled with, and what it is called. */
export type Plan = {
  orgId: string;
  name: string;
  /** The provider accounts that are there already. */
  accounts: { stripe: string; paypal: string };
  /** Items that customers are enrolled in, and brands: those that are there already, and so many more. */
  items: string[];
  brands: string[];
  moreItems: number;
  moreBrands: number;
  customers: number;
  /** Taken in turn; null: only the contact's id is known. */
  people: readonly (string | null)[];
  /** How often each customer was charged after the first time. */
  fires: number;
  /** Hours between one customer and the next. */
  gapHours: number;
  /** Minor units of the dearest charges; an organization with these has all that can go wrong as well. */
  dearest: number | null;
};

/** As long as names get. */
export const LONG_NAME = "Vereinigung der Freunde und Förderer des Rheinisch-Westfälischen Orchesters";

export const LITTLE = {
  name: "Harbor Coffee",
  moreItems: 0,
  moreBrands: 0,
  customers: 12,
  people: [
    "Ada Lovelace",
    "Kofi Mensah",
    "Grace Hopper",
    "Li Na",
    "Noor Haddad",
    "Tomás Herrera",
    "Ingrid Solberg",
    "Priya Raman",
    "Jonas Weber",
    "Aiko Tanaka",
    "Maya Cohen",
    "Samuel Osei",
  ],
  fires: 5,
  gapHours: 84,
  dearest: null,
} as const;

export const MUCH = {
  name: `${LONG_NAME} e. V.`,
  moreItems: 30,
  moreBrands: 12,
  customers: 200,
  people: [
    "Dr. Wilhelmina-Charlotte von und zu Hohenlohe-Schillingsfürst",
    "Li Na",
    "José Ángel Fernández-Villaverde y Martínez de la Cuesta",
    "عبد الرحمن بن محمد الخوارزمي",
    null,
    "Ada Lovelace",
    `${LONG_NAME}, Abteilung Kammermusik`,
    "Oo",
    "Ngozi Adebayo-Okonkwo",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle",
  ],
  fires: 3,
  gapHours: 7,
  dearest: 123456789,
} as const;

/** Text as SQL writes it. */
export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const json = (value: unknown): string => `${quote(JSON.stringify(value))}::jsonb`;
export const list = (texts: readonly (string | null)[]): string =>
  `array[${texts.map((text) => (text === null ? "null" : quote(text))).join(", ")}]::text[]`;
