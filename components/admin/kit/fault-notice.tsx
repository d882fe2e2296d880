import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { SignInAgain } from "./sign-in-again";

type Props = {
  message: string;
  /** The session has ended: signing in elsewhere keeps what was typed here. */
  signedOut?: boolean | undefined;
};

/** What went wrong and what to do, announced when it appears. */
export function FaultNotice({ message, signedOut }: Props) {
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} />} mb="sm">
      {message}
      {signedOut && <SignInAgain />}
    </Alert>
  );
}
