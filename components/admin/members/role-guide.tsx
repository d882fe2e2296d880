import { Facts } from "@/components/admin/kit/facts";
import { Section } from "@/components/admin/kit/section";
import { ROLE_WORDS } from "./words";

/** What each role may do. */
export function RoleGuide() {
  return (
    <Section title="What each role may do">
      <Facts facts={ROLE_WORDS.map(({ title, may }) => [title, may])} />
    </Section>
  );
}
