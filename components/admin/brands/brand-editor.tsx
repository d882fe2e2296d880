"use client";

import "@/components/admin/kit/schemas-without-eval";

import { Button, Group, Text, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useState } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { Section } from "@/components/admin/kit/section";
import { type StaffAction, useAction } from "@/components/admin/kit/use-action";
import type { BrandDraft } from "@/lib/brands/schema";
import styles from "./brand-editor.module.css";
import { ColourFields } from "./colour-fields";
import { ContrastList } from "./contrast-list";
import { EmbedFields } from "./embed-fields";
import { LinkFields } from "./link-fields";
import { type ChangedLogo, LogoField } from "./logo-field";
import { LookFields } from "./look-fields";
import { PreviewPanel } from "./preview-panel";

type Props = {
  /** Null: it is made when it is saved. */
  brand: { id: string; version: string; logoUrl: string | null } | null;
  first: BrandDraft;
  mayWrite: boolean;
  /** Of this server. */
  origin: string;
  create?: StaffAction<{ id: string }>;
  update?: StaffAction<{ version: string }>;
  uploadLogo?: StaffAction<ChangedLogo>;
  removeLogo?: StaffAction<ChangedLogo>;
};

const nothing: StaffAction<never> = async () => ({
  ok: false,
  message: "This cannot be done here.",
  requestId: "",
});

/** A brand's form beside the page that it makes. */
export function BrandEditor({
  brand,
  first,
  mayWrite,
  origin,
  create,
  update,
  uploadLogo,
  removeLogo,
}: Props) {
  const router = useRouter();
  const [draft, setDraft] = useState(first);
  const [saved, setSaved] = useState({ draft: first, version: brand?.version ?? "" });
  const [logoUrl, setLogoUrl] = useState(brand?.logoUrl ?? null);
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved.draft);
  const updating = useAction(update ?? nothing, {
    done: "The brand is saved. Its pages look like this from now on.",
    onDone: ({ version }) => setSaved({ draft, version }),
  });
  const creating = useAction(create ?? nothing, {
    done: `“${draft.name.trim()}” is made.`,
    onDone: ({ id }) => router.push(`/admin/brands/${id}`),
  });
  const { busy, fault, clear } = brand ? updating : creating;
  useLeaveGuard(mayWrite && dirty && !busy && brand !== null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const written = { ...draft, embedOrigins: draft.embedOrigins.filter((line) => line.trim() !== "") };
    setDraft(written);
    if (brand) void updating.run({ ...written, brandId: brand.id, began: saved.version });
    else void creating.run(written);
  };
  const discard = () => {
    setDraft(saved.draft);
    clear();
  };
  const faulty = fault?.field?.split(".")[0];
  const errorOf = (name: keyof BrandDraft) => (faulty === name ? fault?.message : undefined);
  const fields = {
    draft,
    set: (part: Partial<BrandDraft>) => setDraft((was) => ({ ...was, ...part })),
    errorOf,
    disabled: !mayWrite,
  };

  return (
    <div className={styles.pair}>
      <form onSubmit={submit} noValidate aria-label="Brand">
        <Section title="Name and logo">
          <TextInput
            label="Name"
            description="Customers read it on every page and in every mail."
            mb="sm"
            autoComplete="off"
            disabled={!mayWrite}
            value={draft.name}
            error={errorOf("name")}
            onChange={(event) => fields.set({ name: event.currentTarget.value })}
          />
          {brand && uploadLogo && removeLogo && (
            <LogoField
              brandId={brand.id}
              name={draft.name}
              logoUrl={logoUrl}
              ground={draft.surfaceColor}
              onChange={setLogoUrl}
              disabled={!mayWrite}
              upload={uploadLogo}
              remove={removeLogo}
            />
          )}
        </Section>
        <Section title="Colours">
          <ColourFields {...fields} />
          <div className={styles.contrast}>
            <ContrastList colours={draft} />
          </div>
        </Section>
        <Section title="Type, corners and language">
          <LookFields {...fields} />
        </Section>
        <Section title="Links">
          <LinkFields {...fields} />
        </Section>
        <Section title="Embedding">
          <EmbedFields {...fields} origin={origin} />
        </Section>
        {mayWrite && (
          <div className={styles.bar}>
            {fault && !(faulty && faulty in draft) && <FaultNotice {...fault} />}
            {fault && faulty && faulty in draft && (
              <Text size="sm" c="red" role="alert" mb="xs">
                Not saved. {fault.message}
              </Text>
            )}
            <Group gap="xs">
              <Button type="submit" loading={busy} disabled={brand !== null && !dirty}>
                {brand ? "Save changes" : "Create the brand"}
              </Button>
              {brand && dirty && (
                <Button variant="default" onClick={discard} disabled={busy}>
                  Discard changes
                </Button>
              )}
              {brand && (
                <Text size="sm" c="dimmed">
                  {dirty ? "Not saved yet." : "Everything is saved."}
                </Text>
              )}
            </Group>
          </div>
        )}
      </form>
      <section aria-label="Preview">
        <PreviewPanel
          brandId={brand?.id ?? null}
          draft={draft}
          logoUrl={logoUrl}
          {...(mayWrite ? { take: setDraft } : {})}
        />
      </section>
    </div>
  );
}

/** The browser asks before a half-done form is left. */
function useLeaveGuard(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [active]);
}
