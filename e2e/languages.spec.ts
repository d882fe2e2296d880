import { LOCALES, textDirection } from "@/lib/i18n/locales";
import { MESSAGES } from "@/lib/i18n/messages";
import { en, type Messages } from "@/lib/i18n/messages/en";
import { expect, test } from "./fixtures/test";
import { CARDS, CardForm } from "./pages/card-form";
import { SetupPage } from "./pages/setup-page";

/** Every English sentence that another language says otherwise, without its placeholders. */
function englishFragments(messages: Messages): string[] {
  return Object.entries(en).flatMap(([group, sentences]) =>
    Object.entries(sentences).flatMap(([name, english]) => {
      const theirs = (messages[group as keyof Messages] as Record<string, string>)[name];
      if (theirs === english) return [];
      return english
        .split(/\{[^}]*\}|<[^>]*>/)
        .map((part) => part.trim())
        .filter((part) => part.length > 12);
    }),
  );
}

for (const locale of LOCALES) {
  test(`the page speaks ${locale} from the form to the receipt`, async ({ page, setups }) => {
    const messages = MESSAGES[locale];
    const setup = await setups.build();
    const setupPage = new SetupPage(page);
    const expectLanguage = async () => {
      const html = page.locator("html");
      await expect(html).toHaveAttribute("lang", locale);
      await expect(html).toHaveAttribute("dir", textDirection(locale));
      if (locale === "en") return;
      const text = (await page.locator("div[lang]").textContent()) ?? "";
      expect(englishFragments(messages).filter((fragment) => text.includes(fragment))).toEqual([]);
    };

    await setupPage.open(`${setup.url}?locale=${locale}`);
    await expect(setupPage.heading).toHaveText(messages.form.card);
    await expect(page).toHaveTitle(messages.title.open.replace("{brand}", "Northwind Wallet"));
    const frame = page.frameLocator("main iframe");
    await expect(frame.locator("html")).toHaveAttribute("lang", new RegExp(`^${locale}`));
    await expectLanguage();

    const fields = frame.getByRole("textbox");
    const values = [CARDS.declined, "12/34", "123"];
    for (const [index, value] of values.entries()) await fields.nth(index).fill(value);
    const { submit } = new CardForm(page);
    await submit.click();
    await expect(setupPage.alert).toHaveText(messages.notice.card_declined);
    await expectLanguage();

    await fields.first().fill(CARDS.succeeds);
    await submit.click();
    await expect(setupPage.heading).toHaveText(messages.done.title);
    await expectLanguage();
    await setups.expectActive(setup);
  });
}

test("the brand's language comes before the browser's, the link's before both", async ({ page, setups }) => {
  const setup = await setups.build();
  const setupPage = new SetupPage(page);
  await setups.setBrand("locale", "pt");
  await setupPage.open(setup.url);
  await expect(setupPage.heading).toHaveText(MESSAGES.pt.form.card);
  await setupPage.open(`${setup.url}?locale=de-AT`);
  await expect(setupPage.heading).toHaveText(MESSAGES.de.form.card);
  await setupPage.open(`${setup.url}?locale=xx`);
  await expect(setupPage.heading).toHaveText(MESSAGES.pt.form.card);
});

test.describe("a French browser", () => {
  test.use({ locale: "fr-CA" });
  test("gets the page in French, the 404 too", async ({ page, setups }) => {
    const setup = await setups.build({ gateway: "paypal" });
    const setupPage = new SetupPage(page);
    await setupPage.open(setup.url);
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    await expect(page.getByText(MESSAGES.fr.form.paypalHint)).toBeVisible();
    await setupPage.open(`${setup.url}x`);
    await expect(setupPage.heading).toHaveText(MESSAGES.fr.notFound.title);
  });
});
