"use client";

import "@/components/admin/kit/schemas-without-eval";

import { Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { type FormEvent, useMemo, useRef, useState } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { LinkButton } from "@/components/admin/kit/link-button";
import { Section } from "@/components/admin/kit/section";
import { type StaffAction, useAction } from "@/components/admin/kit/use-action";
import { type DraftAbout, type ItemDraft, judgeDraft } from "@/lib/items/view";
import { ChoiceField } from "./choice-field";
import styles from "./item-form.module.css";
import { ItemPreview } from "./item-preview";
import { TriggerFields } from "./trigger-fields";
import { TYPES } from "./words";

type Props = {
  initial: ItemDraft;
  about: DraftAbout;
  brands: { id: string; name: string }[];
  currencies: string[];
  usualCap: string;
  /** The item that is edited, and which version of it; null for a new one. */
  edited: { itemId: string; marker: string } | null;
  save: StaffAction<{ id: string }>;
};

/** The form of an item; beside it what it comes to, by the same rules as on the server. */
export function ItemForm({ initial, about, brands, currencies, usualCap, edited, save }: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(initial);
  const [status, setStatus] = useState("active");
  const [pressed, setPressed] = useState(false);
  const judged = useMemo(() => judgeDraft(draft, about), [draft, about]);
  const { run, busy, fault, clear } = useAction(save, {
    done: edited ? "Saved. It counts for every fire from now on." : "The item is made.",
    onDone: ({ id }) => router.push(`/admin/items/${id}`),
  });

  const change = (fields: Partial<ItemDraft>) => {
    clear();
    setDraft((before) => ({ ...before, ...fields }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (Object.keys(judged.faults).length > 0) {
      // Once the faults stand beside their fields.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    void run({ ...judged.input, ...(edited ?? { status }) });
  };

  const faults = {
    ...(pressed ? judged.faults : {}),
    ...(fault?.field ? { [fault.field]: fault.message } : {}),
  };
  const placed = fault?.field !== undefined && fault.field in draft;
  const isTrigger = draft.billingType === "trigger";
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <div className={styles.columns}>
        <div>
          <Section title="Item">
            <Stack gap="md">
              <TextInput
                label="Name"
                description="Customers read it when they sign up and on their invoices."
                autoComplete="off"
                value={draft.name}
                onChange={(event) => change({ name: event.currentTarget.value })}
                error={faults.name}
              />
              <ChoiceField
                label="Billing type"
                choices={TYPES}
                value={draft.billingType}
                onChange={(billingType) => change({ billingType })}
                error={faults.billingType}
              />
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
                <TextInput
                  label="Price"
                  description="Digits and a point, like 19.90."
                  inputMode="decimal"
                  autoComplete="off"
                  value={draft.unitPrice}
                  onChange={(event) => change({ unitPrice: event.currentTarget.value })}
                  error={faults.unitPrice}
                />
                <NativeSelect
                  label="Currency"
                  description={
                    about.everEnrolled
                      ? "Stays, since customers are or were enrolled."
                      : "Stays once somebody is enrolled."
                  }
                  data={currencies}
                  value={draft.currency}
                  onChange={(event) => change({ currency: event.currentTarget.value })}
                  disabled={about.everEnrolled}
                  error={faults.currency}
                />
              </SimpleGrid>
              <NativeSelect
                label="Brand"
                description="Under which customers may be enrolled in it."
                data={[
                  { value: "", label: "Every brand" },
                  ...brands.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                value={draft.brandId}
                onChange={(event) => change({ brandId: event.currentTarget.value })}
                error={faults.brandId}
              />
              {!edited && (
                <NativeSelect
                  label="Status"
                  description="An inactive item can neither be enrolled in nor fired."
                  data={[
                    { value: "active", label: "Active" },
                    { value: "inactive", label: "Inactive" },
                  ]}
                  value={status}
                  onChange={(event) => setStatus(event.currentTarget.value)}
                />
              )}
            </Stack>
          </Section>
          {isTrigger && (
            <Section title="Trigger">
              <TriggerFields
                {...{ draft, judged, faults, change, usualCap }}
                mayGoWithout={initial.triggerCondition === ""}
              />
            </Section>
          )}
        </div>
        <div className={styles.preview}>
          <ItemPreview draft={draft} judged={judged} />
        </div>
      </div>
      {fault && !placed && <FaultNotice {...fault} />}
      {pressed && Object.keys(judged.faults).length > 0 && (
        <FaultNotice message="Some fields need another look: each says what it expects." />
      )}
      <Group justify="flex-end">
        <LinkButton
          href={edited ? `/admin/items/${edited.itemId}` : "/admin/items"}
          variant="default"
          disabled={busy}
        >
          Cancel
        </LinkButton>
        <Button type="submit" loading={busy}>
          {edited ? "Save changes" : "Create item"}
        </Button>
      </Group>
    </form>
  );
}
