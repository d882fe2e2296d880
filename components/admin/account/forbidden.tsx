import { Text, Title } from "@mantine/core";
import { LinkButton } from "@/components/admin/kit/link-button";

type Props = { role: string | null; orgName: string | null; needed: string | null };

/** What a role that does not cover the page sees in its place. */
export function Forbidden({ role, orgName, needed }: Props) {
  return (
    <>
      <title>Not for your role · Edge</title>
      <Title order={1} size="h2" mb="xs">
        This page is not for your role
      </Title>
      <Text mb="md">
        {needed ? `It needs the role ${needed}. ` : "It needs a higher role than yours. "}
        {role && orgName ? `In ${orgName} your role is ${role}. ` : ""}
        An owner can change your role under Settings, Members.
      </Text>
      <LinkButton href="/admin">Go to the first page</LinkButton>
    </>
  );
}
