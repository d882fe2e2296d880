"use client";

import { Button, Group, Loader, Stack, Text } from "@mantine/core";
import { FaultNotice } from "@/components/admin/kit/fault-notice";
import { type StaffAction, useAction } from "@/components/admin/kit/use-action";
import type { CheckStatus } from "@/lib/doctor/types";
import { tallyText } from "./check-words";

type Tally = Record<CheckStatus, number>;

/** Runs the doctor, and says that it works for as long as it does. */
export function RunDoctor({ action }: { action: StaffAction<Tally> }) {
  const { run, busy, fault } = useAction(action, { done: (tally) => `Done: ${tallyText(tally)}.` });
  return (
    <Stack gap="xs" align="flex-end">
      <Button onClick={() => run({})} loading={busy}>
        Run the doctor
      </Button>
      <Group gap="xs" role="status" wrap="nowrap">
        {busy && (
          <>
            <Loader size="xs" aria-hidden />
            <Text size="sm">Asking the providers and waiting for their events: half a minute at most.</Text>
          </>
        )}
      </Group>
      {fault && <FaultNotice {...fault} />}
    </Stack>
  );
}
