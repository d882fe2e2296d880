"use client";

import {
  Alert,
  Button,
  Group,
  List,
  ListItem,
  Modal,
  NativeSelect,
  Stack,
  Text,
  TextInput,
  ThemeIcon,
} from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { MoneyText } from "@/components/admin/kit/money-text";
import { newOnce, nextOnce } from "@/components/admin/kit/once";
import { type StaffAction, useAction } from "@/components/admin/kit/use-action";
import type { EnrollmentLine } from "@/lib/customers/view";
import { formatMoney } from "@/lib/i18n/format";
import { fromDecimal } from "@/lib/money";

/** As `fire` answers. */
export type FireAnswer = {
  data: {
    success: boolean;
    status: string;
    amount: number | null;
    currency: string;
    capture_mode?: string;
    condition_met?: boolean | null;
    existing_charge_id?: string | null;
    pay_now_sent_to?: string | null;
    preconditions?: { name: string; ok: boolean; message: string | null }[];
  };
};

type Props = {
  customerId: string;
  brandId: string;
  /** Those that are not cancelled. */
  enrollments: readonly EnrollmentLine[];
  tryCharge: StaffAction<Record<string, unknown>>;
  chargeNow: StaffAction<Record<string, unknown>>;
};

/** Charges the customer for an item: what it would do is shown first, and is done only then. */
export function ChargeNow({ customerId, brandId, enrollments, tryCharge, chargeNow }: Props) {
  const [opened, setOpened] = useState(false);
  const [once, setOnce] = useState("");
  const [itemId, setItemId] = useState(enrollments[0]?.item.id ?? "");
  const [asked, setAsked] = useState<Record<string, unknown> | null>(null);
  const [shown, setShown] = useState<FireAnswer["data"] | null>(null);
  const dry = useAction(tryCharge, { onDone: (value) => setShown((value as FireAnswer).data) });
  const real = useAction(chargeNow, {
    done: (value) => toDone((value as FireAnswer).data),
    onAnswer: (answer) => setOnce((mark) => nextOnce(mark, answer)),
    onDone: () => setOpened(false),
  });
  const item = enrollments.find((enrollment) => enrollment.item.id === itemId)?.item;

  const forget = () => {
    setShown(null);
    dry.clear();
    real.clear();
  };
  const open = () => {
    forget();
    setOnce(newOnce());
    setOpened(true);
  };
  const check = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim() || undefined;
    const input = {
      billing_customer_id: customerId,
      brand_id: brandId,
      billable_item_id: itemId,
      override_amount: text("override_amount"),
      override_description: text("override_description"),
      metric_value: text("metric_value"),
    };
    setAsked(input);
    void dry.run(input);
  };
  const busy = dry.busy || real.busy;

  return (
    <>
      <Button onClick={open} disabled={enrollments.length === 0}>
        Charge now
      </Button>
      <Modal
        opened={opened}
        onClose={busy ? () => {} : () => setOpened(false)}
        title="Charge now"
        centered
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <form onSubmit={check} onChange={forget} noValidate>
          <Stack>
            <NativeSelect
              label="Billable item"
              value={itemId}
              onChange={(event) => setItemId(event.currentTarget.value)}
              data={enrollments.map((enrollment) => ({
                value: enrollment.item.id,
                label: enrollment.item.name,
              }))}
            />
            {item && <Text size="sm">{item.sentence}</Text>}
            {item?.mayOverride && (
              <>
                <TextInput
                  name="override_amount"
                  label={`Amount in ${item.unitPrice.currency}`}
                  inputMode="decimal"
                  placeholder={formatMoney(item.unitPrice, "en")}
                  description="Left empty: the item's own price."
                />
                <TextInput name="override_description" label="For what, as the customer reads it" />
              </>
            )}
            {item?.mode !== "event" && (
              <TextInput
                name="metric_value"
                label="Metric value"
                inputMode="decimal"
                description={
                  item?.mode === "threshold"
                    ? "Needed: it decides whether anything is charged."
                    : "Left empty: not compared."
                }
              />
            )}
            {dry.fault && <FaultNotice {...dry.fault} />}
            {!shown && (
              <Group justify="flex-end">
                <Button variant="default" onClick={() => setOpened(false)} disabled={busy}>
                  Cancel
                </Button>
                <Button type="submit" loading={dry.busy}>
                  See what would happen
                </Button>
              </Group>
            )}
          </Stack>
        </form>
        {shown && (
          <Stack mt="md">
            <Forecast data={shown} />
            {real.fault && <FaultNotice {...real.fault} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setOpened(false)} disabled={busy}>
                Cancel
              </Button>
              <Button
                loading={real.busy}
                disabled={!shown.success}
                onClick={() => asked && real.run({ ...asked, once })}
              >
                {toLabel(shown)}
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}

function Forecast({ data }: { data: FireAnswer["data"] }) {
  const amount = toMoney(data);
  return (
    <Stack gap="xs" aria-live="polite">
      {data.success && amount && (
        <Text fw={600}>
          {data.capture_mode === "client_confirm"
            ? "The customer is billed "
            : "The saved method is charged "}
          <MoneyText money={amount} />
        </Text>
      )}
      {data.condition_met === false && (
        <Alert color="yellow">
          The item's condition is not met by this metric value: nothing would be charged.
        </Alert>
      )}
      {data.existing_charge_id && (
        <Alert color="yellow">
          It was charged a moment ago ({data.existing_charge_id}). Within the cooldown, it is not charged
          again.
        </Alert>
      )}
      <List spacing={4} size="sm" aria-label="What must hold" listStyleType="none">
        {(data.preconditions ?? []).map(({ name, ok, message }) => (
          <ListItem
            key={name}
            icon={
              <ThemeIcon size={18} radius="xl" color={ok ? "teal" : "red"} aria-hidden>
                {ok ? <IconCheck size={12} /> : <IconX size={12} />}
              </ThemeIcon>
            }
          >
            {ok ? `${toWords(name)}: holds` : message}
          </ListItem>
        ))}
      </List>
    </Stack>
  );
}

const toWords = (name: string) => name.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());

function toMoney({ amount, currency }: FireAnswer["data"]) {
  return amount === null ? null : fromDecimal(amount, currency);
}

function toLabel(data: FireAnswer["data"]): string {
  const amount = toMoney(data);
  const what = amount ? ` ${formatMoney(amount, "en")}` : "";
  return data.capture_mode === "client_confirm" ? `Bill${what}` : `Charge${what}`;
}

function toDone(data: FireAnswer["data"]): string {
  const amount = toMoney(data);
  const what = amount ? formatMoney(amount, "en") : "It";
  switch (data.status) {
    case "captured":
      return `${what} is charged`;
    case "pending_client_action":
      return data.pay_now_sent_to
        ? `${what}: the customer is asked to pay, by mail to ${data.pay_now_sent_to}`
        : `${what} waits for the customer: send them the pay page's link, which is on the invoice`;
    case "processing":
      return `${what}: the gateway has not decided yet; nothing more needs to be done`;
    default:
      return `Nothing is charged: ${data.status.replaceAll("_", " ")}`;
  }
}
