"use client";

import { Button, Group, NativeSelect, SegmentedControl, Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useCallback, useEffect, useRef, useState } from "react";
import { firstMessage, PREVIEW_READY, type PreviewState } from "@/lib/brands/preview";
import type { BrandDraft } from "@/lib/brands/schema";
import { toVariant } from "@/lib/brands/variant";
import { LOCALES } from "@/lib/i18n/locales";
import { LANGUAGES } from "./languages";
import styles from "./preview-panel.module.css";

const STATES: { value: PreviewState; label: string }[] = [
  { value: "open", label: "Open" },
  { value: "declined", label: "Declined" },
  { value: "replacing", label: "Replacing the method" },
  { value: "processing", label: "Processing" },
  { value: "done", label: "Done" },
  { value: "closed", label: "Link closed" },
];

const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 860 },
} as const;

type Size = keyof typeof SIZES;

/** So that the whole of it stays in sight beside the form. */
const MOST_HIGH = 620;

type Props = {
  brandId: string | null;
  draft: BrandDraft;
  logoUrl: string | null;
  /** Takes the pictured variant's colours over; absent for those who may not write. */
  take?: (draft: BrandDraft) => void;
};

/** The real page in a frame, drawn anew with every change, before anything is saved. */
export function PreviewPanel({ brandId, draft, logoUrl, take }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [state, setState] = useState<PreviewState>("open");
  const [chosenLocale, setLocale] = useState<string | null>(null);
  const [chosenLook, setLook] = useState<BrandDraft["mode"] | null>(null);
  const [gateway, setGateway] = useState<"stripe" | "paypal">("stripe");
  const [size, setSize] = useState<Size>("phone");
  const { ref: stage, width: room } = useElementSize();
  const look = chosenLook ?? draft.mode;
  const locale = chosenLocale ?? draft.locale ?? "en";

  const tell = useCallback(() => {
    const message = { ...firstMessage(draft, logoUrl), state, locale, look, gateway };
    frame.current?.contentWindow?.postMessage(message, window.location.origin);
  }, [draft, logoUrl, state, locale, look, gateway]);
  useEffect(() => {
    tell();
    const listen = ({ origin, source, data }: MessageEvent) => {
      const ours = origin === window.location.origin && source === frame.current?.contentWindow;
      if (ours && data?.type === PREVIEW_READY) tell();
    };
    window.addEventListener("message", listen);
    return () => window.removeEventListener("message", listen);
  }, [tell]);

  const { width, height } = SIZES[size];
  const scale = Math.min(1, (room || 320) / width, MOST_HIGH / height);
  return (
    <div className={styles.panel}>
      <Group gap="xs" mb="sm" align="flex-end">
        <NativeSelect
          label="State"
          size="xs"
          data={STATES}
          value={state}
          onChange={(event) => setState(event.currentTarget.value as PreviewState)}
        />
        <NativeSelect
          label="Language shown"
          size="xs"
          data={LOCALES.map((value) => ({ value, label: LANGUAGES[value] }))}
          value={locale}
          onChange={(event) => setLocale(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label="Width"
          size="xs"
          data={[
            { value: "phone", label: "Phone" },
            { value: "desktop", label: "Desktop" },
          ]}
          value={size}
          onChange={(value) => setSize(value as Size)}
        />
        <SegmentedControl
          aria-label="Look"
          size="xs"
          data={[
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
          value={look}
          onChange={(value) => setLook(value as BrandDraft["mode"])}
        />
        <SegmentedControl
          aria-label="Gateway shown"
          size="xs"
          data={[
            { value: "stripe", label: "Card" },
            { value: "paypal", label: "PayPal" },
          ]}
          value={gateway}
          onChange={(value) => setGateway(value as "stripe" | "paypal")}
        />
      </Group>
      <div ref={stage} className={styles.stage} style={{ height: height * scale }}>
        <iframe
          ref={frame}
          className={styles.frame}
          title="Preview of the hosted page"
          src={`/admin/preview/${brandId ?? "new"}`}
          sandbox="allow-scripts allow-same-origin"
          style={{
            width,
            height,
            transform: `scale(${scale})`,
            marginInlineStart: centred(room, width * scale),
          }}
        />
      </div>
      <Text size="xs" c="dimmed" mt="xs">
        The page as customers get it, with your unsaved changes. The provider's fields are only outlined, and
        nothing pressed here does anything.
      </Text>
      {look !== draft.mode && (
        <Group gap="xs" mt="xs">
          <Text size="xs" c="dimmed">
            This brand is {draft.mode}: customers do not see this look.
          </Text>
          {take && (
            <Button size="compact-xs" variant="default" onClick={() => take(toVariant(draft, look))}>
              Make the brand {look}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}

function centred(room: number, width: number): number {
  return Math.max(0, (room - width) / 2);
}
