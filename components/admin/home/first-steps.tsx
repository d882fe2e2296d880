import { Group, List, ListItem, Text, ThemeIcon } from "@mantine/core";
import { IconCheck, IconCircleDashed } from "@tabler/icons-react";
import Link from "next/link";
import { Section } from "@/components/admin/kit/section";

export type Steps = Record<"gateway" | "brand" | "item" | "key" | "customer", boolean>;

const STEPS: { step: keyof Steps; title: string; about: string; href: string }[] = [
  {
    step: "gateway",
    title: "Connect a gateway",
    about: "Stripe, PayPal or both; test accounts first.",
    href: "/admin/gateways",
  },
  {
    step: "brand",
    title: "Make a brand",
    about: "How the payment pages look to your customers.",
    href: "/admin/brands",
  },
  {
    step: "item",
    title: "Make a billable item",
    about: "What is charged for, and when.",
    href: "/admin/items/new",
  },
  {
    step: "key",
    title: "Make an API key",
    about: "With which your back office calls.",
    href: "/admin/developers/keys",
  },
  {
    step: "customer",
    title: "Send yourself a setup link",
    about: "And see what your customers will see.",
    href: "/admin/customers",
  },
];

/** What a new organization does first; gone once all of it is done. */
export function FirstSteps({ done }: { done: Steps }) {
  if (STEPS.every(({ step }) => done[step])) return null;
  return (
    <Section title="First steps">
      <List spacing="sm" center listStyleType="none">
        {STEPS.map(({ step, title, about, href }) => (
          <ListItem
            key={step}
            icon={
              <ThemeIcon color={done[step] ? "teal" : "gray"} size={22} radius="xl" aria-hidden>
                {done[step] ? <IconCheck size={14} /> : <IconCircleDashed size={14} />}
              </ThemeIcon>
            }
          >
            <Group gap="xs">
              {done[step] ? <Text>{title}: done</Text> : <Link href={href}>{title}</Link>}
              <Text size="sm" c="dimmed">
                {about}
              </Text>
            </Group>
          </ListItem>
        ))}
      </List>
    </Section>
  );
}
