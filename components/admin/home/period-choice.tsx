import { Group } from "@mantine/core";
import { LinkButton } from "@/components/admin/kit/link-button";

export const PERIODS = [7, 30, 90] as const;

/** Over which days the page reckons; it lives in the address. */
export function PeriodChoice({ days }: { days: number }) {
  return (
    <Group gap="xs" component="nav" aria-label="Period">
      {PERIODS.map((period) => (
        <LinkButton
          key={period}
          href={`/admin?days=${period}`}
          variant={period === days ? "filled" : "default"}
          size="xs"
          aria-current={period === days ? "true" : undefined}
        >
          {period} days
        </LinkButton>
      ))}
    </Group>
  );
}
