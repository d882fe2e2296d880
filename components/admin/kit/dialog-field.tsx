"use client";

import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";

type Common = { name: string; label: string; help?: string };

/** What a dialog asks. Amounts stay text, in currency units, so that the server alone makes minor units of them. */
export type Field = Common &
  (
    | {
        type: "text" | "email" | "amount" | "number" | "date";
        initial?: string;
        required?: boolean;
        placeholder?: string;
      }
    | { type: "paragraph"; initial?: string; required?: boolean }
    | { type: "select"; options: readonly { value: string; label: string }[]; initial?: string }
    | { type: "checkbox"; initial?: boolean }
  );

const KEYBOARDS = {
  text: "text",
  email: "email",
  amount: "decimal",
  number: "numeric",
  date: "text",
} as const;

/** One field of a dialog, with its fault beside it. */
export function DialogField({ field, error }: { field: Field; error?: string | undefined }) {
  const common = { name: field.name, label: field.label, description: field.help, error };
  switch (field.type) {
    case "paragraph":
      return (
        <Textarea {...common} defaultValue={field.initial} required={field.required} autosize minRows={2} />
      );
    case "select":
      return <NativeSelect {...common} data={[...field.options]} defaultValue={field.initial} />;
    case "checkbox":
      return <Checkbox {...common} defaultChecked={field.initial} />;
    default:
      return (
        <TextInput
          {...common}
          type={field.type === "email" || field.type === "date" ? field.type : "text"}
          inputMode={KEYBOARDS[field.type]}
          defaultValue={field.initial}
          placeholder={field.placeholder}
          required={field.required}
          autoComplete="off"
        />
      );
  }
}

/** The fields' values: text that is empty is left out, a checkbox is true or false. */
export function toInput(fields: readonly Field[], form: FormData): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const { name, type } of fields) {
    const value = form.get(name);
    if (type === "checkbox") input[name] = value !== null;
    else if (typeof value === "string" && value.trim() !== "") input[name] = value.trim();
  }
  return input;
}
