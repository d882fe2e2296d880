import { Text } from "@mantine/core";

/** Whose it is: the name where one is known, else the CRM's id. */
export function ContactText({ name, id }: { name: string | null; id: string }) {
  return (
    <Text
      span
      inherit
      truncate
      maw={{ base: "100%", sm: "13rem" }}
      display="inline-block"
      title={name ?? id}
      dir="auto"
      ta="left"
      style={{ verticalAlign: "bottom" }}
    >
      {name ?? id}
    </Text>
  );
}
