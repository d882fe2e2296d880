"use client";

import { Text } from "@mantine/core";
import { Section } from "@/components/admin/kit/section";
import type { ItemDraft, JudgedDraft } from "@/lib/items/view";
import { FireCall } from "./fire-call";
import styles from "./item-form.module.css";
import { ItemConsequences, ItemWarnings } from "./item-notices";

/** What the form comes to, as it is filled in: the sentence, what is unusual, whom it reaches, and the call. */
export function ItemPreview({ draft, judged }: { draft: ItemDraft; judged: JudgedDraft }) {
  const { sentence, warnings, consequences, call } = judged;
  const own = draft.triggerDescription.trim();
  return (
    <>
      <div className={styles.sentence}>
        <Section title="What it does">
          <output aria-label="What the item does">
            <Text fw={600} size="lg" style={{ overflowWrap: "anywhere" }}>
              {sentence ?? "Nothing by itself: it is a name and a price, which nothing fires."}
            </Text>
          </output>
          {sentence && own && own !== sentence && (
            <Text size="sm" c="dimmed">
              Customers and integrators read: {own}
            </Text>
          )}
        </Section>
      </div>
      <div aria-live="polite">
        <ItemWarnings warnings={warnings} />
        <ItemConsequences sentences={consequences} />
      </div>
      {call && (
        <Section title="Fire it">
          <FireCall call={call} />
        </Section>
      )}
    </>
  );
}
