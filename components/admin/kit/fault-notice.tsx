import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";

/** What went wrong and what to do, announced when it appears. */
export function FaultNotice({ message }: { message: string }) {
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} />} mb="sm">
      {message}
    </Alert>
  );
}
